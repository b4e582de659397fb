/** Lets packages that still import the uncompiled primitive get the compiled one, which ships a style sheet. */
// A default export, because the module replaced has one.
export { Pressable as default } from '@atlaskit/primitives/compiled/pressable';
