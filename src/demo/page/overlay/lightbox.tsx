import './lightbox.css'
import type { ReactNode } from 'react'
import { createContext, useContext, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { ModalDialog } from './modal-dialog.tsx'

export interface Picture {
  url: string
  title: string
  alt: string
}

const LightboxContext = createContext<(picture: Picture) => void>(() => {})

/** Shows a picture as large as the window allows. */
export function useLightbox(): (picture: Picture) => void {
  return useContext(LightboxContext)
}

export function LightboxProvider({ children }: { children: ReactNode }) {
  const [picture, setPicture] = useState<Picture>()
  return (
    <LightboxContext value={setPicture}>
      {children}
      {picture !== undefined && <Lightbox picture={picture} close={() => setPicture(undefined)} />}
    </LightboxContext>
  )
}

function Lightbox({ picture, close }: { picture: Picture; close: () => void }) {
  return (
    <ModalDialog className="lightbox" label={picture.title} onEscape={close} isLightDismissed>
      <header className="lightbox-bar">
        <span className="lightbox-title">{picture.title}</span>
        <a className="icon-button" href={picture.url} download aria-label="Download">
          <Icon name="download" />
        </a>
        <button type="button" className="icon-button" aria-label="Close" onClick={close} data-focus-first>
          <Icon name="close" />
        </button>
      </header>
      <img className="lightbox-picture" src={picture.url} alt={picture.alt} />
    </ModalDialog>
  )
}
