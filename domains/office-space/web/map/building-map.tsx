import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { buildingAddress } from '../addresses.ts';
import { clusterOf } from './cluster.ts';
import type { MapPoint } from './map.page.tsx';
import 'leaflet/dist/leaflet.css';

const NEAR = 56;
/** Degrees between the lines of the grid, by zoom from far to near. */
const steps = [5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] as const;
const FURTHEST = 6;
const NEAREST = 18;

const shapeOf = (points: readonly MapPoint[]): { mark: string; tone: string; level: 'red' | 'yellow' | null } => {
  if (points.some((p) => p.alarmLevel === 'red')) return { mark: '■', tone: 'violation', level: 'red' };
  if (points.some((p) => p.alarmLevel === 'yellow')) return { mark: '▲', tone: 'attention', level: 'yellow' };
  return { mark: '●', tone: 'ok', level: null };
};

/** Meridians and parallels across what is seen, with their degrees at the left and upper edge. */
function drawGrid(map: L.Map, layer: L.LayerGroup): void {
  layer.clearLayers();
  const bounds = map.getBounds().pad(0.1);
  const step = steps[Math.min(Math.max(map.getZoom() - 5, 0), steps.length - 1)] ?? 1;
  const line = { className: 'os-map-grid', interactive: false, weight: 1 };
  const label = (at: L.LatLngExpression, text: string) =>
    layer.addLayer(
      L.marker(at, {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: 'os-map-degree', html: text, iconSize: [64, 16], iconAnchor: [-4, 18] }),
      }),
    );
  const edge = map.getBounds();
  for (let x = Math.ceil(bounds.getWest() / step) * step; x < bounds.getEast(); x += step) {
    layer.addLayer(
      L.polyline(
        [
          [bounds.getSouth(), x],
          [bounds.getNorth(), x],
        ],
        line,
      ),
    );
    label([edge.getSouth(), x], `${x.toFixed(2)}°E`);
  }
  for (let y = Math.ceil(bounds.getSouth() / step) * step; y < bounds.getNorth(); y += step) {
    layer.addLayer(
      L.polyline(
        [
          [y, bounds.getWest()],
          [y, bounds.getEast()],
        ],
        line,
      ),
    );
    label([y, edge.getWest()], `${y.toFixed(2)}°N`);
  }
}

/** Buildings and clusters on a plain grid. It fetches nothing: a tile service may not be reachable, or not be allowed. */
export function BuildingMap({ points }: { points: readonly MapPoint[] }) {
  const { t, enumLabel } = useWords();
  const go = useGo();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ t, enumLabel, go });
  useEffect(() => {
    latest.current = { t, enumLabel, go };
  });
  useEffect(() => {
    if (!box.current) return;
    const map = L.map(box.current, { attributionControl: false, minZoom: FURTHEST, maxZoom: NEAREST, zoomSnap: 0.5, fadeAnimation: false });
    const grid = L.layerGroup().addTo(map);
    const marks = L.layerGroup().addTo(map);
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
    map.zoomControl.setPosition('topright');
    const say = (found: readonly MapPoint[], level: 'red' | 'yellow' | null): string => {
      const words = latest.current;
      const name = found.length === 1 ? (found[0]?.name ?? '') : words.t('page.office-space.map.cluster', { count: found.length });
      return level ? `${name} · ${words.enumLabel('office-space.alarm_level', level)}` : name;
    };
    const draw = () => {
      drawGrid(map, grid);
      marks.clearLayers();
      const placed = points.map((point) => ({ ...map.project([point.latitude, point.longitude]), point }));
      for (const cluster of clusterOf(
        placed.map(({ x, y, point }) => ({ x, y, point })),
        NEAR,
      )) {
        const { mark, tone, level } = shapeOf(cluster.points);
        const [only] = cluster.points;
        const single = cluster.points.length === 1 && only !== undefined;
        const html = `<span class="qw-tone-${tone}">${mark}</span>${single ? '' : `<b>${cluster.points.length}</b>`}`;
        const marker = L.marker(map.unproject([cluster.x, cluster.y]), {
          title: say(cluster.points, level),
          alt: say(cluster.points, level),
          icon: L.divIcon({ className: single ? 'os-map-point' : 'os-map-cluster', html, iconSize: single ? [28, 28] : [44, 44] }),
        });
        marker.on('click', () => {
          if (single) latest.current.go(buildingAddress(only.id));
          else map.fitBounds(L.latLngBounds(cluster.points.map((p) => [p.latitude, p.longitude])).pad(0.3), { maxZoom: NEAREST });
        });
        marks.addLayer(marker);
      }
    };
    map.fitBounds(L.latLngBounds(points.map((p) => [p.latitude, p.longitude])).pad(0.08), { maxZoom: 15, animate: false });
    draw();
    map.on('zoomend moveend', draw);
    const resize = new ResizeObserver(() => map.invalidateSize());
    resize.observe(box.current);
    return () => {
      resize.disconnect();
      map.remove();
    };
  }, [points]);
  return <div ref={box} className="os-map-box" role="application" aria-label={t('menu.office-space.map')} />;
}
