"""Previews of pull requests.

Anybody can propose a change, so what a pull request builds is a stranger's
data, whatever it looks like. Two workflows keep it apart:

* *Preview* builds the book in a job without any right, and leaves the site and a
  report (`examine`) as an artifact;
* *Site* runs this repository's own code. It fetches the artifacts (`github`),
  takes what a page needs to be read and nothing that runs (`harmless`), and
  publishes the book together with the previews of all open pull requests
  (`gather`); `comment` says on each of them where its preview is (`report`).

*Site* starts from what is there each time: the last site of the main branch and
the pull requests that are open now. So nothing has to be remembered or cleaned
up, and the preview of a closed one is gone.

Whatever *Site* runs needs the standard library alone.
"""
