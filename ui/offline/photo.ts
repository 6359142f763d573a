const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
const LINE = 1.5;

/**
 * A photo made small enough for a weak network, with lines of text (place, time, person) written into its lower edge, so that it proves what it shows.
 * Answers a JPEG.
 */
export async function stampedPhoto(source: Blob, name: string, lines: readonly string[]): Promise<File> {
  const picture = await createImageBitmap(source, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const size = Math.max(14, Math.round(canvas.width / 45));
  const height = size * LINE * lines.length + size;
  pen.fillStyle = 'rgba(0, 0, 0, 0.55)';
  pen.fillRect(0, canvas.height - height, canvas.width, height);
  pen.fillStyle = '#fff';
  pen.font = `${size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
  pen.textBaseline = 'top';
  for (const [i, line] of lines.entries())
    pen.fillText(line, size, canvas.height - height + size / 2 + i * size * LINE, canvas.width - 2 * size);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('no picture');
  return new File([blob], name, { type: 'image/jpeg' });
}
