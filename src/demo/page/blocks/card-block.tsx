import './container.css'
import type { CardBlock as Block } from '@slack/types'
import { Element } from '../elements/element.tsx'
import { Mrkdwn } from '../text/slack-text.tsx'
import { actionIdOf } from './block-kit.ts'
import { ImageElement } from './image-element.tsx'
import { imageSource } from './image-source.ts'

export function CardBlock({ block, blockId }: { block: Block; blockId: string }) {
  const { hero_image: hero, icon, title, subtitle, body, actions } = block
  return (
    <article className="card-block">
      {hero !== undefined && <img className="card-hero" src={imageSource(hero)} alt={hero.alt_text} />}
      <div className="card-words">
        <header className="container-header">
          {icon !== undefined && <ImageElement element={icon} />}
          <div className="container-words">
            {title !== undefined && (
              <div className="container-title">
                <Mrkdwn text={title.text} />
              </div>
            )}
            {subtitle !== undefined && <Mrkdwn text={subtitle.text} />}
          </div>
        </header>
        {body !== undefined && <Mrkdwn text={body.text} />}
      </div>
      {actions !== undefined && (
        <div className="actions-block card-actions">
          {actions.map((button, index) => (
            <Element
              key={button.action_id ?? index}
              element={button}
              slot={{ blockId, actionId: actionIdOf(button), doesDispatch: true }}
            />
          ))}
        </div>
      )}
    </article>
  )
}
