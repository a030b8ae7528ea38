/** Speaks for the workspace itself. */
export function SlackbotAvatar() {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" fill="#e8e4ea" />
      <path
        d="M18 8 a8.5 8.5 0 0 1 8.5 8.5 c0 4 -.6 8.5 -1.8 11 h-13.4 c-1.2 -2.5 -1.8 -7 -1.8 -11 A8.5 8.5 0 0 1 18 8 Z"
        fill="#6b4d78"
      />
      <circle cx="14.6" cy="17" r="1.9" fill="#fff" />
      <circle cx="21.4" cy="17" r="1.9" fill="#fff" />
      <path
        d="M14.5 21.8 C16.4 23.6 19.6 23.6 21.5 21.8"
        fill="none"
        stroke="#fff"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  )
}
