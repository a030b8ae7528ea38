type ImageObject = { image_url: string } | { slack_file: { id: string } | { url: string } }

/** Where the page gets a picture: files of the workspace by their id, others where they are. */
export function imageSource(image: ImageObject): string {
  if ('image_url' in image) return image.image_url
  const file = image.slack_file
  return 'id' in file ? `/demo/files/${encodeURIComponent(file.id)}.png` : file.url
}
