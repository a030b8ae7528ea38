import { useEffect, useState } from 'react'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storageKey = 'ampbot-theme'
const darkQuery = '(prefers-color-scheme: dark)'

/** The chosen theme, remembered in this browser; `system` follows the reader's settings as they change. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState<ThemeChoice>(storedChoice)
  useEffect(() => {
    const system = window.matchMedia(darkQuery)
    const apply = (): void => {
      const isDark = choice === 'dark' || (choice === 'system' && system.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    }
    apply()
    localStorage.setItem(storageKey, choice)
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [choice])
  return [choice, setChoice]
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey)
  return themeChoices.find((choice) => choice === stored) ?? 'system'
}
