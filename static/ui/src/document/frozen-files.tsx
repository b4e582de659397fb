/**
 * Pictures and files of a frozen text, shown from the bytes that were approved, fetched as the person. [A10]
 */
import Button from '@atlaskit/button/default/button';
import { type ReactNode, useEffect, useState } from 'react';
import type { FrozenFile } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { ShownFiles, type ShowFile } from '../adf/media';
import { downloadBlob } from '../host/download';
import { fetchFrozenFile, largestPicture } from '../host/frozen-file';

const looksLikePicture = /\.(png|jpe?g|gif|webp)$/i;

interface FileProps {
  readonly pageId: PageId;
  readonly file: FrozenFile;
}

/** Fetched when it is asked for; says why when it cannot be had. */
export function DownloadFile({ pageId, file }: FileProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function fetchIt() {
    setBusy(true);
    const fetched = await fetchFrozenFile(pageId, file);
    setBusy(false);
    if (fetched.kind === 'refused') return setSaid(fetched.why);
    setSaid(null);
    downloadBlob(file.title, new Blob([fetched.bytes]));
  }
  return (
    <>
      <Button appearance="subtle" spacing="compact" isDisabled={isBusy} onClick={() => void fetchIt()}>
        {`Download ${file.title}`}
      </Button>
      {said === null ? null : (
        <span role="status" className="quiet">
          {' '}
          {said}
        </span>
      )}
    </>
  );
}

type Picture = { readonly url: string } | { readonly why: string } | null;

function FrozenPicture({ pageId, file, name }: FileProps & { readonly name: string }) {
  const [picture, setPicture] = useState<Picture>(null);
  useEffect(() => {
    let address: string | null = null;
    let isGone = false;
    void fetchFrozenFile(pageId, file).then((fetched) => {
      if (isGone) return;
      if (fetched.kind === 'refused') return setPicture({ why: fetched.why });
      if (fetched.picture === null) return setPicture({ why: 'It is not a picture of a kind that is shown here.' });
      address = URL.createObjectURL(new Blob([fetched.bytes], { type: fetched.picture }));
      setPicture({ url: address });
    });
    return () => {
      isGone = true;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [pageId, file]);
  if (picture !== null && 'url' in picture) return <img className="adf-picture" src={picture.url} alt={name} />;
  return (
    <p className="adf-media">
      {picture === null ? `Picture ${name} is being fetched.` : `Picture ${name} is not shown. ${picture.why}`}
    </p>
  );
}

interface FrozenFilesProps {
  readonly pageId: PageId;
  readonly files: readonly FrozenFile[];
  readonly children: ReactNode;
}

export function FrozenFiles({ pageId, files, children }: FrozenFilesProps) {
  const showFile: ShowFile = (mediaId, name, form) => {
    const file =
      files.find((one) => one.fileId === mediaId && mediaId !== '') ?? files.find((one) => one.title === name);
    if (file === undefined) return undefined;
    const isPicture = looksLikePicture.test(file.title) && file.size <= largestPicture && form === 'block';
    if (isPicture) return <FrozenPicture pageId={pageId} file={file} name={file.title} />;
    return <DownloadFile pageId={pageId} file={file} />;
  };
  return <ShownFiles.Provider value={showFile}>{children}</ShownFiles.Provider>;
}
