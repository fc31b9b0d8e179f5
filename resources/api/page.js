// Shows each operation of openapi.json with a form that sends it; every text is set as text, never as HTML.
"use strict";

const make = (tag, text = "", properties = {}) =>
  Object.assign(document.createElement(tag), { textContent: text }, properties);

function example(schema) {
  const value = {};
  for (const [name, kind] of Object.entries(schema.properties)) {
    if (schema.required.includes(name)) {
      value[name] = kind.enum ? kind.enum.at(-1) : kind.type === "integer" ? 1 : "EXAMPLE-1";
    }
  }
  if (schema.properties.stockitem && !schema.required.includes("model")) value.stockitem = 1;
  return JSON.stringify(value, null, 2);
}

function fields(form, parameters) {
  return parameters.map((parameter) => {
    const label = make("label", `${parameter.name} `);
    const input = make("input", "", { name: parameter.name, required: parameter.required ?? false });
    label.append(input);
    form.append(label);
    return { parameter, input };
  });
}

function address(path, inputs) {
  const query = new URLSearchParams();
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") {
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    } else if (input.value) {
      query.set(parameter.name, input.value);
    }
  }
  return query.size ? `${path}?${query}` : path;
}

function ask(method, url, body) {
  const headers = {};
  const token = document.getElementById("token").value.trim();
  // A header has Latin letters at most; what else was typed is sent in a form that is no token either.
  if (token) headers.Authorization = `Token ${encodeURI(token)}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return fetch(url, { method, headers, body, credentials: "omit" });
}

async function signIn(event) {
  event.preventDefault();
  const output = event.target.querySelector("output");
  try {
    const response = await ask("GET", "/api/user/me/");
    const told = await response.json();
    output.textContent = response.ok ? `Signed in as ${told.username}.` : `Not signed in: ${told.detail}`;
  } catch (error) {
    output.textContent = `No answer: ${error.message}`;
  }
}

async function send(method, url, body) {
  const response = await ask(method, url, body);
  const text = await response.text();
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
  }
  return `${method} ${url}\n${response.status} ${response.statusText}\n\n${shown}`;
}

function operation(path, method, told) {
  const details = make("details");
  const summary = make("summary");
  summary.append(make("b", method.toUpperCase()), make("code", path), make("span", ` ${told.summary}`));
  const form = make("form");
  const inputs = fields(form, told.parameters);
  const schema = told.requestBody?.content["application/json"].schema;
  const body = schema ? make("textarea", "", { value: example(schema), ariaLabel: "Body", spellcheck: false }) : null;
  if (body) form.append(body);
  const answer = make("pre", "", { hidden: true });
  answer.setAttribute("aria-live", "polite");
  form.append(make("button", "Send"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = "…";
    try {
      answer.textContent = await send(method.toUpperCase(), address(path, inputs), body?.value);
    } catch (error) {
      answer.textContent = `No answer: ${error.message}`;
    }
  });
  const statuses = Object.entries(told.responses).map(([status, { description }]) => `${status} ${description}`);
  details.append(summary, make("p", statuses.join(" · ")), form, answer);
  return details;
}

async function show() {
  const main = document.getElementById("operations");
  let description;
  try {
    description = await (await fetch("openapi.json")).json();
  } catch (error) {
    main.replaceChildren(make("p", `The description did not come (${error.message}). Is the station running? Then load this page again.`));
    return;
  }
  main.replaceChildren();
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, told] of Object.entries(methods)) main.append(operation(path, method, told));
  }
}

document.getElementById("sign-in").addEventListener("submit", signIn);
show();
