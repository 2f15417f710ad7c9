// The page's behaviour. All words of articles come as JSON and go in as text nodes: no markup is ever made of them.
// html.py puts this and the other parts of the script (panel, actors, events) into one function.

const { words, documents } = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const less = byId("less"), status = byId("status"), panel = byId("panel"), detail = byId("detail"), hint = byId("hint");
const articles = [...document.querySelectorAll("main > article")];
const LOOKS = ["frame", "if", "via", "place", "said", "to", "speaker"]; // of a finding's words
const ROLES = [["f", "l-frame"], ["h", "l-via"], ["t", "l-to"], ["w", "l-said"], ["s", "l-speaker"], ["c", "l-cue"]];
const state = { position: 0, chosen: null, finding: null, actor: null, mention: 0, lit: [], hot: [] };
const prepared = new Map(); // of each article that was looked at: its statements and findings with their elements

function prepare(position) {
  if (prepared.has(position)) return prepared.get(position);
  const article = articles[position];
  const statements = documents[position].statements.map((facts, index) => ({
    ...facts, index, pieces: [], row: null, link: null, visible: true, holds: [], answered: [],
  }));
  for (const element of article.querySelectorAll("[data-s]")) {
    const statement = statements[Number(element.dataset.s)];
    if (element.matches("tr")) statement.row = element;
    else if (element.matches("a")) statement.link = element;
    else statement.pieces.push(element);
  }
  for (const statement of statements) {
    statement.type = (statement.row.querySelector(".key").className.match(/t-(\S+)/) || ["", ""])[1];
    statement.less = statement.row.classList.contains("less");
    if (statement.parent !== null) statements[statement.parent].holds.push(statement.index);
    if (statement.answers !== null) statements[statement.answers].answered.push(statement.index);
  }
  const filters = document.querySelector(`.filters[data-document="${position}"]`);
  const actors = documents[position].actors;
  const ready = { article, statements, findings: findingsOf(article), people: peopleOf(article), filters, actors };
  prepared.set(position, ready);
  return ready;
}

function findingsOf(article) {
  const rows = [...article.querySelectorAll("li[data-f]")].sort((a, b) => a.dataset.f - b.dataset.f);
  const findings = rows.map((row, index) => ({
    index, row, kind: row.className.match(/k-(\S+)/)[1], less: row.classList.contains("less"),
    claim: row.querySelector("a[data-claim]")?.dataset.claim, pieces: [], link: null, visible: true,
  }));
  for (const element of article.querySelectorAll(".text [data-f]")) {
    const finding = findings[Number(element.dataset.f)];
    if (element.matches("a")) finding.link = element;
    else finding.pieces.push(element);
  }
  return findings;
}

const current = () => prepare(state.position);
const elements = (statement) => [...statement.pieces, statement.row, statement.link].filter(Boolean);

// ---- which statements and findings are seen

function on(kind) {
  const box = byId("show-" + kind);
  return !box || box.checked;
}

function ticked(filters, kind) {
  return new Set([...filters.querySelectorAll(`input[data-filter="${kind}"]:checked`)].map((box) => box.value));
}

function sieve() {
  const { statements, findings, filters } = current();
  for (const finding of findings) finding.visible = on(finding.kind) && (less.checked || !finding.less);
  if (state.finding !== null && !findings[state.finding].visible) close();
  if (state.actor !== null && current().people[state.actor].less && !less.checked) close();
  if (!filters) return report();
  const types = ticked(filters, "type"), keys = ticked(filters, "key"), wanted = on("statement");
  for (const statement of statements) {
    const sure = wanted && (less.checked || !statement.less);
    const ofType = !types.size || types.has(statement.type), ofSpeaker = !keys.size || keys.has(statement.key);
    statement.visible = sure && ofType && ofSpeaker;
    for (const element of elements(statement)) element.classList.toggle("off", !statement.visible);
  }
  recount(statements, filters, types, keys);
  filters.querySelector(".reset").hidden = !(types.size || keys.size);
  if (state.chosen !== null && !statements[state.chosen].visible) close();
  report();
}

function clear() {
  const { filters } = current();
  if (filters) for (const box of filters.querySelectorAll("input")) box.checked = false;
  sieve();
}

// A choice counts what it would show beside the other filter's choices.
function recount(statements, filters, types, keys) {
  const counts = { type: new Map(), key: new Map() };
  const add = (kind, value) => counts[kind].set(value, (counts[kind].get(value) || 0) + 1);
  for (const statement of statements) {
    if (statement.less && !less.checked) continue;
    if (!keys.size || keys.has(statement.key)) add("type", statement.type);
    if (!types.size || types.has(statement.type)) add("key", statement.key);
  }
  for (const box of filters.querySelectorAll("input[data-filter]")) {
    const count = counts[box.dataset.filter].get(box.value) || 0;
    box.parentElement.querySelector("b").textContent = String(count);
    box.parentElement.classList.toggle("empty", !count);
  }
}

const seen = () => current().statements.filter((statement) => statement.visible);

function report() {
  const statements = articles.length ? current().statements : [], visible = statements.filter((one) => one.visible);
  const findings = articles.length ? current().findings : [];
  const unsure = [...statements, ...findings].filter((one) => one.less).length;
  for (const box of document.querySelectorAll(".kinds input")) {
    const all = box.dataset.kind === "statement" ? statements : findings.filter((one) => one.kind === box.dataset.kind);
    const count = all.filter((one) => less.checked || !one.less).length;
    box.parentElement.querySelector("b").textContent = String(count);
  }
  byId("less-count").textContent = String(unsure);
  less.disabled = !unsure;
  const at = visible.findIndex((one) => one.index === state.chosen);
  const narrow = matchMedia("(max-width: 599px)").matches;
  const noun = visible.length === 1 ? words.one_statement : words.many_statements;
  const place = at < 0 ? "" : `${at + 1} ${words.of} `;
  status.textContent = narrow ? `${at < 0 ? "–" : at + 1} / ${visible.length}` : `${place}${visible.length} ${noun}`;
  byId("previous").disabled = byId("next").disabled = !visible.length;
}

// ---- choosing a statement

// `at` is the element that must stay in sight; it is the statement's beginning where nobody pointed at another.
function choose(index, { focus = false, open = false, at = null } = {}) {
  const statement = current().statements[index];
  if (state.actor !== null) close();
  unlight();
  state.chosen = index;
  state.finding = null;
  for (const element of elements(statement)) light(element, "chosen");
  for (const [role, name] of ROLES) lightWords(role + index, name);
  if (statement.actor !== null) lightWords("m" + statement.actor, "l-mention");
  if (statement.link) statement.link.setAttribute("aria-current", "true");
  draw(statement);
  reveal(at || statement.link || statement.row);
  if (focus && statement.link) statement.link.focus({ preventScroll: true });
  if (open) detail.querySelector("h2").focus({ preventScroll: true });
  if (statement.link) history.replaceState(null, "", "#" + statement.link.id);
  report();
}

// A finding's row is its panel where the lists have a column; on a narrow screen the sheet has a copy of it.
function chooseFinding(index, { focus = false, open = false, at = null } = {}) {
  const finding = current().findings[index];
  if (isOpen()) close();
  state.finding = index;
  for (const element of [finding.row, finding.link, ...finding.pieces].filter(Boolean)) light(element, "chosen");
  for (const look of LOOKS) lightWords(`${look}-${index}`, `l-${look}`);
  (finding.link || finding.row).setAttribute("aria-current", "true");
  if (sheet()) drawFinding(finding);
  else finding.row.scrollIntoView({ block: "nearest" });
  reveal(at || finding.link || finding.row);
  if (focus && finding.link) finding.link.focus({ preventScroll: true });
  if (open) (sheet() ? detail.querySelector("h2") : finding.row.querySelector(".tag")).focus({ preventScroll: true });
  history.replaceState(null, "", "#" + (finding.link || finding.row).id);
  report();
}

const isOpen = () => state.chosen !== null || state.finding !== null || state.actor !== null;
const sheet = () => getComputedStyle(panel).position === "fixed";

function light(element, name) {
  element.classList.add(name);
  state.lit.push([element, name]);
}

function lightWords(key, name) {
  const pieces = current().article.querySelectorAll(`[data-r~="${key}"]`);
  pieces.forEach((piece, at) => {
    light(piece, name);
    if (at === 0) light(piece, name + "-begin");
    if (at === pieces.length - 1) light(piece, name + "-end");
  });
}

function unlight() {
  for (const [element, name] of state.lit) {
    element.classList.remove(name);
    element.removeAttribute("aria-current");
  }
  state.lit = [];
}

function reveal(element) {
  const bars = document.querySelector(".kinds") || document.querySelector(".bar");
  const box = element.getBoundingClientRect(), top = bars.getBoundingClientRect().bottom + 20;
  const bottom = sheet() ? panel.getBoundingClientRect().top : innerHeight;
  if (box.top < top || box.bottom > bottom - 64) scrollBy(0, box.top - top - (bottom - top) / 4);
}

function close() {
  const { statements, findings } = current();
  const statement = state.chosen === null ? null : statements[state.chosen];
  const finding = state.finding === null ? null : findings[state.finding];
  const person = state.actor === null ? null : current().people[state.actor];
  const inside = panel.contains(document.activeElement);
  unlight();
  state.chosen = state.finding = state.actor = null;
  if (person) tell(person);
  detail.hidden = true;
  detail.replaceChildren();
  hint.hidden = false;
  panel.classList.remove("open");
  document.body.classList.remove("reading");
  if (inside && statement && statement.link) statement.link.focus({ preventScroll: true });
  if (inside && finding) finding.row.querySelector(".tag").focus();
  if (inside && person) person.row.querySelector(".name").focus();
  report();
}

function step(by) {
  const visible = seen();
  if (!visible.length) return;
  let at = visible.findIndex((one) => one.index === state.chosen);
  if (at < 0) at = by > 0 ? nearest(visible) - 1 : nearest(visible);
  choose(visible[(at + by + visible.length) % visible.length].index, { focus: true });
}

// Findings in the order of the text, as statements with `step`.
function walk(by) {
  const { article, findings } = current();
  const order = [...article.querySelectorAll("a.m")].map((link) => findings[Number(link.dataset.f)]);
  const visible = order.filter((finding) => finding.visible);
  if (!visible.length) return;
  let at = visible.findIndex((one) => one.index === state.finding);
  if (at < 0) at = by > 0 ? nearest(visible) - 1 : nearest(visible);
  chooseFinding(visible[(at + by + visible.length) % visible.length].index, { focus: true });
}

// The first one that is not above the window.
function nearest(visible) {
  const at = visible.findIndex((one) => one.pieces.length && one.pieces[0].getBoundingClientRect().bottom > 44);
  return at < 0 ? 0 : at;
}
