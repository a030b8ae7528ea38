import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * The drawing plugin as JavaScript source, an expression that evaluates to it: for renderers that run elsewhere. It is made
 * of the very files that draw here, without their types, imports and exports, so that there is one drawing and not two.
 */
export function decorSource(): string {
  const folder = new URL('../chart/decor/', import.meta.url)
  const functions = readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => stripTypeScriptTypes(readFileSync(new URL(file, folder), 'utf8')))
    .join('\n')
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export /gm, '')
    // Comments and what is left of types would be a third of every request.
    .replaceAll(/^\s*\/\*\*[^]*?\*\/$/gm, '')
    .replaceAll(/^\s+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
  return `(()=>{${functions}\nreturn decor})()`
}
