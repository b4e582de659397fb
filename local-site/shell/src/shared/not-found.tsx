/** As in the products: one answer for "not there" and "not yours". */
import { Link } from './router';

export function NotFound({ what }: { readonly what: string }) {
  return (
    <div className="not-found">
      <h1>We can’t find {what}</h1>
      <p>It may have been deleted, or you may not have permission to see it.</p>
      <p>
        <Link href="/wiki/home">Go to Confluence home</Link>
      </p>
    </div>
  );
}
