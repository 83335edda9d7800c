// Where Python runs. Each way gives the same: what Thebe has to know, and how
// to stop, start again and end it.
//
//   browser   in this browser, in a worker (server.js)
//   jupyter   on a Jupyter server: the reader's own (`make live`), or a hub's
//   binder    on a BinderHub, which builds the book's repository
//
// Returned: {opened, interrupt(session), restart(session), dispose(), remote}.
// `opened` is a promise of options for `thebe.bootstrap`.

const WAYS = { browser, jupyter, binder };
const PATIENCE = 20000; // ms, for a server to answer at all

export function connect(settings, onstate) {
  return WAYS[settings.kernel](settings, onstate);
}

/** Download what a start will need; only Python in the browser needs much. */
export async function prefetch(settings) {
  if (settings.kernel !== "browser") return;
  try {
    const server = await settings.load("server.js");
    await server.prefetch?.({ base: settings.folder });
  } catch (error) {
    console.info(error); // the start itself will tell the reader
  }
}

function browser(settings, onstate) {
  let kernel;
  let ended = false;
  const opened = settings.load("server.js").then(({ inPageJupyter }) => {
    kernel = inPageJupyter({ base: settings.folder, onstatus: onstate });
    if (ended) kernel.dispose();
    return { useBinder: false, serverSettings: kernel.serverSettings };
  }, () => {
    throw new Error("server.js did not load. Check the network, and try again.");
  });
  return {
    opened,
    remote: false,
    interrupt: () => kernel.interrupt(),
    restart: () => kernel.restart(),
    dispose() {
      ended = true;
      kernel?.dispose();
    },
  };
}

const throughSession = {
  remote: true,
  interrupt: (session) => session.kernel.interrupt(),
  restart: (session) => session.kernel.restart(),
  dispose() {},
};

class Refused extends Error {
  token = true;
}

function jupyter(settings, onstate) {
  return { ...throughSession, opened: openJupyter(settings, onstate) };
}

async function openJupyter({ server, token }, onstate) {
  onstate("starting", { message: "Connecting to the Jupyter server …" });
  await askServer(server, token);
  onstate("starting", { message: "Starting Python on the Jupyter server …" });
  return {
    useBinder: false,
    serverSettings: {
      baseUrl: server,
      wsUrl: server.replace(/^http/, "ws"),
      token: token ?? "",
      appendToken: true,
    },
  };
}

/** Ask the server something small, to be able to say what is wrong with it. */
async function askServer(server, token) {
  const status = await statusOf(server, "api/kernelspecs", token)
    // A refusal may lack the header that lets this page read it, and then looks
    // like silence. Who is asked without a token may read the version.
    ?? (await statusOf(server, "api") === 200 ? 403 : undefined);
  if (status === undefined) {
    throw new Error(`No Jupyter server answers at ${server}. Is it running, and does it `
      + `allow this page (allow_origin=${location.origin})?`);
  }
  if ([401, 403].includes(status)) {
    throw new Refused(token
      ? `The Jupyter server at ${server} does not accept this token. Type the one that it `
        + "printed when it started."
      : `The Jupyter server at ${server} asks for its token. It printed one when it started.`);
  }
  if (status !== 200) {
    throw new Error(`The Jupyter server at ${server} answered ${status} to a question `
      + "for its kernels. Is it a Jupyter server?");
  }
}

/** The status of an answer; none if there is no answer that may be read. */
async function statusOf(server, path, token) {
  try {
    const answer = await fetch(new URL(path, server), {
      headers: token ? { Authorization: `token ${token}` } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.status;
  } catch {
    return undefined;
  }
}

function binder({ server, repository }, onstate) {
  onstate("starting", { message: "Asking Binder for a computer. This can take minutes …" });
  return {
    ...throughSession,
    opened: Promise.resolve({
      useBinder: true,
      binderOptions: { repo: repository, ref: "HEAD", binderUrl: server.replace(/\/$/, "") },
      savedSessionOptions: { enabled: true, maxAge: 86400, storagePrefix: "live-code-binder" },
    }),
  };
}
