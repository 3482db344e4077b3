// Looks for the number whose SHA-256 with the salt is the challenge (ALTCHA's proof of work), and says how far it is.
// A loop of our own: crypto.subtle costs more in asking than in hashing, and is not there without HTTPS.
const K = new Uint32Array(64);
const FIRST = new Uint32Array(8);

function constants() {
  const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (found < 8) FIRST[found] = fraction(Math.sqrt(n));
    K[found++] = fraction(Math.cbrt(n));
  }
}

const w = new Uint32Array(64);

function compress(state, block, at) {
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// The blocks that hold nothing but salt are hashed once.
function prepared(salt) {
  const bytes = new TextEncoder().encode(salt);
  const whole = bytes.length - (bytes.length % 64);
  const state = new Uint32Array(FIRST);
  for (let at = 0; at < whole; at += 64) compress(state, bytes, at);
  return { state, rest: bytes.subarray(whole), length: bytes.length };
}

const tail = new Uint8Array(128);
const state = new Uint32Array(8);

function hash(salt, number) {
  const digits = String(number);
  const length = salt.rest.length + digits.length;
  const end = length + 9 > 64 ? 128 : 64;
  tail.fill(0);
  tail.set(salt.rest);
  for (let i = 0; i < digits.length; i++) tail[salt.rest.length + i] = digits.charCodeAt(i);
  tail[length] = 0x80;
  const bits = (salt.length + digits.length) * 8;
  tail[end - 3] = bits >>> 16;
  tail[end - 2] = bits >>> 8;
  tail[end - 1] = bits;
  state.set(salt.state);
  for (let at = 0; at < end; at += 64) compress(state, tail, at);
  return state;
}

function words(hex) {
  return Uint32Array.from(hex.match(/.{8}/g), (part) => parseInt(part, 16));
}

function search({ salt, challenge, most }) {
  const start = prepared(salt), wanted = words(challenge);
  for (let number = 0; number <= most; number++) {
    const found = hash(start, number);
    if (found[0] === wanted[0] && found.every((word, i) => word === wanted[i])) return number;
    if (number % 5000 === 0) postMessage({ done: number / most });
  }
  return null;
}

constants();
onmessage = (event) => postMessage({ number: search(event.data) });
