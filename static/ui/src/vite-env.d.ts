/** Types of what the build adds: style sheets, and the design tokens as one. */
/// <reference types="vite/client" />
declare module 'virtual:design-tokens.css';
