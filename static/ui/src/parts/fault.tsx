/**
 * Last resort when drawing fails: says so instead of leaving an empty frame.
 */
import { Component, type ReactNode } from 'react';
import { Notice } from './notice';

export class Fault extends Component<{ readonly children: ReactNode }, { readonly isFaulty: boolean }> {
  override state = { isFaulty: false };

  static getDerivedStateFromError() {
    return { isFaulty: true };
  }

  override render() {
    if (!this.state.isFaulty) return this.props.children;
    return (
      <Notice tone="danger" title="Plumbline could not show this" announces>
        <p>Reload the page. Nothing was changed by this fault.</p>
      </Notice>
    );
  }
}
