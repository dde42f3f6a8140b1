// @ts-check

/**
 * Draws a lake between hills at dusk, with the haze, the grain and the soft focus of a photograph, and returns the
 * base64 of a JPEG. Runs in the browser, so it uses nothing outside the function.
 */
export async function drawLake() {
  const [width, height] = [900, 600];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser draws nothing.");
  let state = 11;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const fill = (/** @type {[number, string][]} */ stops, /** @type {number} */ from, /** @type {number} */ to) => {
    const gradient = context.createLinearGradient(0, from, 0, to);
    for (const [at, colour] of stops) gradient.addColorStop(at, colour);
    context.fillStyle = gradient;
  };
  fill(
    [
      [0, "#31456b"],
      [0.45, "#a46f77"],
      [0.78, "#f0a567"],
      [1, "#f9d79a"],
    ],
    0,
    340,
  );
  context.fillRect(0, 0, width, 340);
  const glow = context.createRadialGradient(590, 300, 4, 590, 300, 240);
  for (const [at, colour] of /** @type {[number, string][]} */ ([
    [0, "#fff7dd"],
    [0.1, "#ffe9b0"],
    [0.35, "#ffcf8566"],
    [1, "#ffcf8500"],
  ]))
    glow.addColorStop(at, colour);
  context.fillStyle = glow;
  context.fillRect(0, 0, width, 340);
  // Streaks of cloud.
  context.filter = "blur(7px)";
  for (let cloud = 0; cloud < 26; cloud += 1) {
    context.fillStyle = `rgb(255 ${180 + random() * 50} ${150 + random() * 50} / ${0.05 + random() * 0.12})`;
    context.beginPath();
    context.ellipse(random() * width, 40 + random() * 200, 60 + random() * 160, 3 + random() * 9, -0.04, 0, 7);
    context.fill();
  }
  // Hills, the nearer the darker and the sharper.
  const hills = /** @type {[number, number, string, number][]} */ ([
    [250, 46, "#8d6f83", 3],
    [282, 40, "#655a78", 2],
    [310, 34, "#3d4161", 1.2],
    [330, 22, "#242c41", 0.6],
  ]);
  for (const [level, swing, colour, softness] of hills) {
    context.filter = `blur(${softness}px)`;
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, 345);
    const phase = random() * 9;
    for (let x = 0; x <= width; x += 3) {
      const y =
        level -
        swing *
          (Math.sin(x / 97 + phase) * 0.6 + Math.sin(x / 41 + phase * 2) * 0.28 + Math.sin(x / 13 + phase) * 0.07) -
        random() * 1.6;
      context.lineTo(x, y);
    }
    context.lineTo(width, 345);
    context.fill();
  }
  context.filter = "none";
  // The water reflects the sky, darker and broken by small waves.
  context.save();
  context.translate(0, 680);
  context.scale(1, -1);
  context.drawImage(canvas, 0, 80, width, 260, 0, 80, width, 260);
  context.restore();
  fill(
    [
      [0, "#20304a55"],
      [1, "#0c1526cc"],
    ],
    340,
    600,
  );
  context.fillRect(0, 340, width, 260);
  for (let wave = 0; wave < 900; wave += 1) {
    const y = 344 + random() ** 1.6 * 256;
    const reach = 3 + ((y - 340) / 260) * 46 * random();
    const isBright = Math.abs(590 - 30 + random() * 60 - 590) < 24 && random() < 0.6;
    context.fillStyle = isBright
      ? `rgb(255 220 160 / ${0.16 + random() * 0.3})`
      : `rgb(${random() < 0.5 ? "10 18 34" : "235 170 130"} / ${random() * 0.12})`;
    const x = isBright ? 540 + random() * 100 : random() * width;
    context.fillRect(x, y, reach, 1 + (y - 340) / 160);
  }
  // A rowing boat with two people, and a jetty.
  context.fillStyle = "#0d121c";
  context.beginPath();
  context.moveTo(300, 432);
  context.quadraticCurveTo(352, 462, 412, 430);
  context.lineTo(404, 448);
  context.quadraticCurveTo(352, 466, 310, 448);
  context.fill();
  for (const x of [338, 374]) {
    context.beginPath();
    context.arc(x, 408, 6, 0, 7);
    context.fill();
    context.fillRect(x - 7, 413, 14, 24);
  }
  context.lineWidth = 2;
  context.strokeStyle = "#0d121c";
  context.beginPath();
  context.moveTo(374, 424);
  context.lineTo(432, 452);
  context.stroke();
  context.beginPath();
  context.moveTo(660, 600);
  context.lineTo(742, 452);
  context.lineTo(764, 452);
  context.lineTo(790, 600);
  context.fillStyle = "#17131a";
  context.fill();
  // Grain and dark corners, like those of a lens and a sensor.
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    const corner = 1 - 0.34 * (Math.hypot((x - 450) / 450, (y - 300) / 300) / 1.42) ** 2.4;
    const grain = (random() - 0.5) * 11;
    for (let band = 0; band < 3; band += 1) image.data[at + band] = (image.data[at + band] ?? 0) * corner + grain;
  }
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
