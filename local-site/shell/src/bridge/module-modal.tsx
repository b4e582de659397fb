/** One modal with a module's frame in it; the platform shows a header only where the app gave a title. */
import Modal, { CloseButton, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { measureModal } from './modal-size';
import { ModuleFrame } from './module-frame';
import type { OpenModal } from './modals-context';

interface ModuleModalProps {
  readonly modal: OpenModal;
  readonly onClosed: () => void;
}

export function ModuleModal({ modal, onClosed }: ModuleModalProps) {
  const { module, extension, request, localId, onRefresh, onSubmit } = modal;
  const { width, height } = measureModal(request.size);
  const close = (payload?: unknown) => {
    onClosed();
    void request.onClose?.(payload);
  };
  const label = request.title || module.title || module.key;
  const isWholeWindow = width === '100%';
  return (
    <Modal
      label={label}
      width={isWholeWindow ? 'calc(100vw - 2rem)' : width}
      height={isWholeWindow ? 'calc(100vh - 2rem)' : `min(${height}, 90vh)`}
      onClose={() => close()}
      shouldCloseOnEscapePress={request.closeOnEscape}
      shouldCloseOnOverlayClick={request.closeOnOverlayClick}
    >
      {request.title ? (
        <ModalHeader>
          <ModalTitle>{request.title}</ModalTitle>
          <CloseButton onClick={() => close()} label="Close" />
        </ModalHeader>
      ) : null}
      <ModuleFrame
        module={module}
        extension={extension}
        modalContext={request.context}
        localId={localId}
        sizing="fill"
        onClose={close}
        onSubmit={
          onSubmit &&
          ((payload) => {
            onSubmit(payload);
            onClosed();
          })
        }
        onRefresh={onRefresh}
        onEscape={request.closeOnEscape ? () => close() : undefined}
      />
    </Modal>
  );
}
