// ---- the panel

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const number = (statement) => statement.row.querySelector("td a").textContent;
const cell = (statement, name) => statement.row.querySelector(name).firstChild.textContent;

function jump(index) {
  const other = current().statements[index];
  const button = make("button", { type: "button", textContent: "#" + number(other) });
  button.addEventListener("click", () => { uncover(other); choose(index, { open: true }); });
  return button;
}

function within(statement) {
  const findings = current().findings.filter((one) => one.visible && one.claim === String(statement.index));
  const buttons = findings.map((finding) => {
    const button = make("button", { type: "button", textContent: finding.row.querySelector(".tag").textContent });
    button.addEventListener("click", () => chooseFinding(finding.index, { open: true }));
    return button;
  });
  return buttons.length ? make("span", {}, ...buttons) : null;
}

// A statement or finding that is gone to must be seen: the filters and the switches give way to it.
function uncover(one) {
  if (one.visible) return;
  if (one.less) less.checked = true;
  const box = byId("show-" + (one.kind || "statement"));
  if (box) box.checked = true;
  if (one.kind) sieve();
  else clear();
}

function chain(statement, actor) {
  const hops = statement.via.map((hop) => make("li", {}, hop.name, note(hop.words === hop.name ? "" : hop.words, hop.cue)));
  if (!hops.length) return null;
  return make("ol", {}, make("li", {}, words.in_article), ...hops, make("li", {}, make("b", {}, actor)));
}

function note(...parts) {
  const text = parts.filter(Boolean).join(", ");
  return text ? make("small", {}, ` (${text})`) : null;
}

function mentions(actor) {
  if (!actor) return null;
  return actor.mentions.map(([text, count]) => (count > 1 ? `${text} ×${count}` : text)).join(" · ");
}

function confidence(statement) {
  const bar = make("i");
  bar.style.width = `${Math.round(statement.confidence * 100)}%`;
  const percent = Math.min(Math.floor(statement.confidence * 100 + 0.5), statement.confidence < 1 ? 99 : 100);
  const gauge = make("span", { className: "gauge" }, bar);
  gauge.setAttribute("aria-hidden", "true");
  return make("span", {}, `${percent}\u00a0%`, gauge, statement.less ? make("small", {}, " " + words.less_sure_short) : null);
}

function addressee(statement) {
  if (!statement.to) return null;
  const [text, name] = statement.to;
  return text && text.toLowerCase().includes(name.toLowerCase()) ? text : [text, name].filter(Boolean).join(" → ");
}

function lines(statement, actor) {
  const all = (indices) => (indices.length ? make("span", {}, ...indices.map(jump)) : null);
  const one = (index) => (index === null ? null : jump(index));
  return [
    [words.words, statement.heard === cell(statement, ".who") ? "" : statement.heard, "l-speaker"],
    [words.cue, statement.cue, "l-cue"],
    [words.frame, statement.frame, "l-frame"],
    [words.addressee, addressee(statement), "l-to"],
    [words.chain, chain(statement, cell(statement, ".who")), "l-via"],
    [words.said, statement.said, "l-said"],
    [words.place, statement.place && make("span", { title: statement.point }, statement.place)],
    [words.answers, one(statement.answers)],
    [words.answered_by, all(statement.answered)],
    [words.parent, one(statement.parent)],
    [words.holds, all(statement.holds)],
    [words.findings, within(statement)],
    [words.confidence, confidence(statement)],
    [words.why, actor && actor.why ? `${actor.why} (${actor.score})` : ""],
    [words.mentions, mentions(actor), "l-mention"],
  ].filter(([, value]) => value !== null && value !== "");
}

function head(...parts) {
  const button = make("button", { type: "button", textContent: "×", title: words.close });
  button.setAttribute("aria-label", words.close);
  button.addEventListener("click", close);
  return make("h2", { tabIndex: -1 }, make("span", { className: "title" }, ...parts), button);
}

function headOf(statement) {
  const medium = statement.medium ? ` · ${statement.medium}` : "";
  const kind = make("span", { className: `key t-${statement.type}` }, cell(statement, ".how .key"));
  return head(make("b", {}, "#" + number(statement)), " ", kind, medium);
}

function drawFinding(finding) {
  const tag = make("b", {}, finding.row.querySelector(".tag").textContent);
  const title = finding.row.closest(".part").querySelector("h2").textContent;
  const held = finding.row.closest(".actor"), group = held || finding.row.closest(".group")?.querySelector("h3");
  const line = make("div", { className: `k-${finding.kind} chosen` }, finding.row.querySelector(".line").cloneNode(true));
  detail.replaceChildren(head(tag, ` ${title}`), group ? make("p", { className: "who" }, (held ? held.querySelector(".name") : group.firstElementChild).textContent) : "", line);
  openPanel();
}

function openPanel() {
  detail.hidden = false;
  hint.hidden = true;
  panel.scrollTop = 0;
  panel.classList.add("open");
  document.body.classList.add("reading");
}

function draw(statement) {
  const actor = statement.actor === null ? null : current().actors[statement.actor];
  const list = make("dl");
  for (const [label, value, look] of lines(statement, actor)) {
    const plain = typeof value === "string";
    list.append(make("dt", {}, label), make("dd", {}, plain && look ? make("span", { className: `${look} ${look}-begin ${look}-end` }, value) : value));
  }
  const quote = make("blockquote", { className: `t-${statement.type}`, lang: current().article.lang }, cell(statement, ".quote q"));
  const who = make("p", { className: "who" }, cell(statement, ".who"));
  const kind = actor ? make("p", { className: "kind" }, actor.facts.join(" · ")) : "";
  detail.replaceChildren(headOf(statement), who, kind, quote, list);
  openPanel();
}
