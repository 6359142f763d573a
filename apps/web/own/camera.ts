/** The browser's own reader of codes; not in every browser. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]>;
}
type DetectorClass = new (options?: { formats?: readonly string[] }) => Detector;

const FORMATS = ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix'] as const;
const LOOK_EVERY_MS = 250;

const detectorClass = (): DetectorClass | undefined => (globalThis as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Whether this browser can read codes from a camera at all. */
export const canScan = (): boolean => detectorClass() !== undefined && Boolean(globalThis.navigator?.mediaDevices?.getUserMedia);

/** Shows the camera in the element and tells the first code it sees. Answers the way to stop; rejects when the camera is refused. */
export async function watchCamera(video: HTMLVideoElement, onCode: (code: string) => void): Promise<() => void> {
  const Detector = detectorClass();
  if (!Detector) throw new Error('BarcodeDetector');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  const detector = new Detector({ formats: FORMATS });
  video.srcObject = stream;
  await video.play();
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy || video.readyState < 2) return;
    isBusy = true;
    try {
      const [code] = await detector.detect(video);
      if (code) onCode(code.rawValue);
    } finally {
      isBusy = false;
    }
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

/** What a code says: a page of this installation by its address, else a number to look for. */
export function readCode(code: string, origin: string): { to: string } | { number: string } {
  const text = code.trim();
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (url.origin === origin) return { to: `${url.pathname}${url.search}` };
  }
  return { number: text.slice(0, 100) };
}
