// ---- several articles

function show(position, { focus = false } = {}) {
  if (isOpen()) close();
  state.position = position;
  articles.forEach((article, index) => (article.hidden = index !== position));
  for (const filters of document.querySelectorAll(".filters")) {
    filters.hidden = Number(filters.dataset.document) !== position;
  }
  for (const link of document.querySelectorAll(".articles a")) {
    const here = Number(link.dataset.document) === position;
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (here) link.scrollIntoView({ block: "nearest" });
  }
  scrollTo(0, 0);
  if (focus) byId("main").focus({ preventScroll: true });
  sieve();
}

function follow(hash) {
  const [, kind, position, index] = /^#([aqrfmk])(\d+)(?:-(\d+))?$/.exec(hash) || [];
  if (!kind || Number(position) >= articles.length) return false;
  if (Number(position) !== state.position || !articles[state.position].hidden) show(Number(position));
  if (index === undefined) return true;
  if (kind === "k") return goToActor(Number(index));
  const one = "fm".includes(kind) ? current().findings[Number(index)] : current().statements[Number(index)];
  if (one) { uncover(one); ("fm".includes(kind) ? chooseFinding : choose)(one.index); }
  return true;
}

// ---- what people do

// The finding under the pointer: its mark or its row; of marks in marks the innermost that is seen.
function findingAt(target) {
  const row = target.closest("li[data-f], a.m");
  if (row) return Number(row.dataset.f);
  for (let piece = target.closest(".f"); piece; piece = piece.parentElement.closest(".f")) {
    if (current().findings[Number(piece.dataset.f)].visible) return Number(piece.dataset.f);
  }
  return null;
}

function goTo(index) {
  uncover(current().statements[index]);
  choose(index, { open: true });
}

function innermost(target) {
  for (let piece = target.closest(".q"); piece; piece = piece.parentElement.closest(".q")) {
    if (current().statements[Number(piece.dataset.s)].visible) return Number(piece.dataset.s);
  }
  return null;
}

function clicked(event) {
  const target = event.target, link = target.closest("a.n, a.m, a.tag, tr[data-s] a"), row = target.closest("tr[data-s]");
  const claim = target.closest("a[data-claim]");
  if (claim) { event.preventDefault(); return goTo(Number(claim.dataset.claim)); }
  const name = target.closest("a.name"), person = target.closest(".actor");
  if (target.closest("summary")) return; // it opens by itself
  if (name || (person && !target.closest("a, li[data-f]") && getSelection().isCollapsed)) {
    event.preventDefault();
    return chooseActor(Number(person.dataset.a), { open: event.detail === 0 });
  }
  if (!link && target.closest("a")) return;
  if (!link && !getSelection().isCollapsed) return; // somebody marks words to copy them
  const finding = findingAt(target), keyboard = event.detail === 0;
  if (finding !== null) {
    event.preventDefault();
    return chooseFinding(finding, { open: keyboard, at: target.closest("li[data-f]") ? null : target });
  }
  const index = link && link.matches(".n") ? Number(link.dataset.s) : row ? Number(row.dataset.s) : innermost(target);
  if (index === null) { if (target.closest(".text")) close(); return; }
  event.preventDefault();
  choose(index, { open: keyboard, at: row ? null : target });
}

function hover(event) {
  const over = event.type === "mouseover" ? event.target : null;
  const finding = over && findingAt(over), index = over && finding === null ? innermost(over) : null;
  for (const piece of state.hot) piece.classList.remove("hot");
  state.hot = finding !== null ? current().findings[finding].pieces : index === null ? [] : current().statements[index].pieces;
  for (const piece of state.hot) piece.classList.add("hot");
}

const KEYS = {
  j: () => step(1), ArrowRight: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1), Escape: close,
  n: () => walk(1), p: () => walk(-1), J: () => turn(1), K: () => turn(-1),
};

function turn(by) {
  const position = state.position + by;
  if (position >= 0 && position < articles.length) show(position, { focus: true });
}

function pressed(event) {
  const writes = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || writes || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}

function start() {
  document.documentElement.classList.add("js");
  if (matchMedia("(max-width: 1023px)").matches) for (const one of document.querySelectorAll(".filters")) one.open = false;
  if (!articles.length) return report();
  const main = byId("main");
  main.addEventListener("click", clicked);
  main.addEventListener("mouseover", hover);
  main.addEventListener("mouseleave", hover);
  document.addEventListener("keydown", pressed);
  document.addEventListener("change", (event) => { if (event.target.matches("#less, [data-filter], [data-kind]")) sieve(); });
  document.querySelector(".rail").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-document]"), reset = event.target.closest(".reset");
    if (link) { event.preventDefault(); show(Number(link.dataset.document), { focus: event.detail === 0 }); }
    if (reset) clear();
  });
  panel.addEventListener("click", (event) => {
    const claim = event.target.closest("a[data-claim]");
    if (claim) { event.preventDefault(); goTo(Number(claim.dataset.claim)); }
  });
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("resize", report);
  if (!follow(location.hash)) show(0);
}

start();
