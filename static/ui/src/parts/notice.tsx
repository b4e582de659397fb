/**
 * A message in the flow of a surface. Atlaskit's section message brings a tooltip and theme code that the popup's budget has no
 * room for; this one uses the same tokens and icons.
 */
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ReactNode } from 'react';

export type NoticeTone = 'information' | 'success' | 'warning' | 'danger';

const icons = { information: InformationIcon, success: SuccessIcon, warning: WarningIcon, danger: ErrorIcon } as const;
const labels: Readonly<Record<NoticeTone, string>> = {
  information: 'Note',
  success: 'Done',
  warning: 'Attention',
  danger: 'Problem',
};

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Read out when it appears: for outcomes, not for what was there from the start. */
  readonly announces?: boolean;
}

export function Notice({ tone, title, children, announces = false }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={`notice notice-${tone}`} role={announces ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <span className="notice-icon">
        <Icon label={labels[tone]} color="currentColor" />
      </span>
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
