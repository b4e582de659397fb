/** Light or dark, remembered in this browser. */
import { IconButton } from '@atlaskit/button/new';
import ThemeIcon from '@atlaskit/icon/core/theme';
import { chooseTheme, useColorMode } from '../shared/theme';

export function ThemeSwitch() {
  const other = useColorMode() === 'light' ? 'dark' : 'light';
  return (
    <IconButton appearance="subtle" icon={ThemeIcon} label={`Use ${other} theme`} onClick={() => chooseTheme(other)} />
  );
}
