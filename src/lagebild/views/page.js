"use strict";
// The page's behaviour. All words of articles come as JSON and go in as text nodes: no markup is ever made of them.
(() => {
  const { words, documents } = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const less = byId("less"), status = byId("status"), panel = byId("panel"), detail = byId("detail"), hint = byId("hint");
  const articles = [...document.querySelectorAll("main > article")];
  const LOOKS = ["frame", "if", "via", "place", "said", "to", "speaker"]; // of a finding's words
  const ROLES = [["f", "l-frame"], ["h", "l-via"], ["t", "l-to"], ["w", "l-said"], ["s", "l-speaker"], ["c", "l-cue"]];
  const state = { position: 0, chosen: null, finding: null, lit: [], hot: [] };
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
    const ready = { article, statements, findings: findingsOf(article), filters, actors: documents[position].actors };
    prepared.set(position, ready);
    return ready;
  }

  function findingsOf(article) {
    const findings = [...article.querySelectorAll("li[data-f]")].map((row, index) => ({
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
    if (state.chosen !== null || state.finding !== null) close();
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
    const inside = panel.contains(document.activeElement);
    unlight();
    state.chosen = state.finding = null;
    detail.hidden = true;
    detail.replaceChildren();
    hint.hidden = false;
    panel.classList.remove("open");
    document.body.classList.remove("reading");
    if (inside && statement && statement.link) statement.link.focus({ preventScroll: true });
    if (inside && finding) finding.row.querySelector(".tag").focus();
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
    const heard = statement.row.querySelector(".who small");
    const all = (indices) => (indices.length ? make("span", {}, ...indices.map(jump)) : null);
    const one = (index) => (index === null ? null : jump(index));
    return [
      [words.words, heard ? heard.textContent : "", "l-speaker"],
      [words.cue, statement.cue, "l-cue"],
      [words.frame, statement.frame, "l-frame"],
      [words.addressee, addressee(statement), "l-to"],
      [words.chain, chain(statement, cell(statement, ".who")), "l-via"],
      [words.said, statement.said, "l-said"],
      [words.place, statement.place],
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
    const group = finding.row.closest(".group").querySelector("h3");
    const line = make("div", { className: `k-${finding.kind} chosen` }, finding.row.querySelector(".line").cloneNode(true));
    detail.replaceChildren(head(tag, ` ${title}`), group ? make("p", { className: "who" }, group.firstElementChild.textContent) : "", line);
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

  // ---- several articles

  function show(position, { focus = false } = {}) {
    if (state.chosen !== null || state.finding !== null) close();
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
    const [, kind, position, index] = /^#([aqrfm])(\d+)(?:-(\d+))?$/.exec(hash) || [];
    if (!kind || Number(position) >= articles.length) return false;
    if (Number(position) !== state.position || !articles[state.position].hidden) show(Number(position));
    if (index === undefined) return true;
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
})();
