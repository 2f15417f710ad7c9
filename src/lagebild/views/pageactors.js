// ---- actors: a click on one leads to where the text names it, each further click to the next mention

function peopleOf(article) {
  return [...article.querySelectorAll("li.actor")].map((row, index) => ({
    index, row, less: row.classList.contains("less"), place: row.dataset.m, count: Number(row.dataset.count),
  }));
}

function chooseActor(index, { open = false, by = 1 } = {}) {
  const person = current().people[index];
  const again = state.actor === index;
  if (!again && isOpen()) close();
  const mention = again ? (state.mention + by + person.count) % person.count || 0 : 0;
  unlight();
  state.actor = index;
  state.mention = mention;
  light(person.row, "chosen");
  person.row.querySelector(".name").setAttribute("aria-current", "true");
  state.lit.push([person.row.querySelector(".name"), "chosen"]);
  lightWords("m" + person.place, "l-actor");
  lightWords(`x${person.place}-${mention}`, "l-here");
  tell(person);
  if (sheet()) drawActor(person, again);
  else person.row.scrollIntoView({ block: "nearest" });
  const here = current().article.querySelector(".l-here");
  if (here) reveal(here);
  if (open && sheet() && !again) detail.querySelector("h2").focus({ preventScroll: true });
  history.replaceState(null, "", "#" + person.row.id);
  report();
}

// Says which mention is reached, or how many there are.
function tell(person) {
  const noun = person.count === 1 ? words.one_mention : words.many_mentions;
  const walking = state.actor === person.index && person.count > 0;
  const said = walking ? `${state.mention + 1} ${words.of} ${person.count}` : `${person.count} ${noun}`;
  for (const place of [person.row, detail]) {
    const walk = place.querySelector(".walk");
    if (walk && (place !== detail || walking)) walk.textContent = said;
  }
}

// On a narrow screen the sheet has a copy of the row, with buttons.
function drawActor(person, again) {
  if (again && !detail.hidden) return tell(person);
  const copy = make("div", { className: "actor" });
  for (const part of person.row.querySelectorAll(":scope > :not(ul)")) copy.append(part.cloneNode(true));
  const name = copy.querySelector(".name");
  const title = make("b", {}, name.textContent);
  name.remove();
  const steps = [[-1, "‹", words.previous_mention], [1, "›", words.next_mention]].map(([by, sign, label]) => {
    const button = make("button", { type: "button", textContent: sign, title: label, disabled: person.count < 2 });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => chooseActor(person.index, { by }));
    return button;
  });
  copy.querySelector(".head").append(...steps);
  detail.replaceChildren(head(title), copy);
  openPanel();
  return tell(person);
}

function goToActor(index) {
  const person = current().people[index];
  if (!person) return true;
  if (person.less) { less.checked = true; sieve(); }
  chooseActor(index);
  return true;
}
