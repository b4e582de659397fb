/** A list of comments, in both products; the one that the address names is scrolled to. */
import type { ReactNode } from 'react';
import { useFocusedComment } from './focused-comment';
import { PersonAvatar } from './person-avatar';
import { formatDateTime } from './time';

export interface ShownComment {
  readonly id: string;
  readonly author: string;
  readonly createdAt: string;
  readonly body: ReactNode;
}

export function CommentList({ comments }: { readonly comments: readonly ShownComment[] }) {
  const focused = useFocusedComment();
  return (
    <ul className="comment-list">
      {comments.map(({ id, author, createdAt, body }) => (
        <li key={id} ref={focused(id)}>
          <PersonAvatar name={author} />
          <div>
            <p className="comment-head">
              <strong>{author}</strong> <span className="subtle">{formatDateTime(createdAt)}</span>
            </p>
            {body}
          </div>
        </li>
      ))}
    </ul>
  );
}
