// Browsers start no worker for a page that is opened from a disk. There the search runs in a hidden
// frame, which has the same messages. (MkDocs would load such a script from another site.)
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      const frame = document.body.appendChild(document.createElement("iframe"))
      frame.hidden = true
      const inside = frame.contentWindow
      this.waiting = []
      this.send = (data) => inside.dispatchEvent(new inside.MessageEvent("message", { data }))
      const script = frame.contentDocument.createElement("script")
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      script.src = address
      script.onload = () => {
        this.waiting.forEach(this.send)
        this.waiting = null
      }
      frame.contentDocument.body.append(script)
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data)
      else this.send(data)
    }

    terminate() {}
  }
}
