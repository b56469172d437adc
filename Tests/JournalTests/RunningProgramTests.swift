import Files
import Posix
import TestSupport
import Testing

@Suite("Other programs")
struct RunningProgramTests {
  @Test("one that takes too long is ended, whether it holds its output or not")
  func patience() throws {
    let environment = ["PATH": "/usr/bin:/bin"]
    for script in ["exec sleep 1000", "exec >&- 2>&-; exec sleep 1000", "echo a; exec sleep 1000"] {
      let result = try #require(
        ChildProcess.output(of: ["sh", "-c", script], environment: environment, within: 50))
      #expect(result.ending == .killed(signal: SIGKILL))
    }
    let quick = try #require(
      ChildProcess.output(of: ["echo", "a"], environment: environment, within: 60_000))
    #expect(quick.ending == .exited(0) && quick.output == Array("a\n".utf8))
  }

  @Test("one in the background ends with its value, and gets no terminal")
  func background() throws {
    let folder = try TemporaryFolder()
    let (started, ended) = (folder.path + "/started", folder.path + "/ended")
    let script =
      "trap 'touch \(ended); exit' TERM; test -t 1 || touch \(started); while :; do sleep 0.01; done"
    do {
      let program = RunningProgram(["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
      let isStarted = program?.isRunning == true
      #expect(isStarted)
      while !FileSystem.exists(started) { usleep(1000) }
      #expect(!FileSystem.exists(ended))
    }
    #expect(FileSystem.exists(ended))
    let isMissing = RunningProgram(["/nowhere/player"], environment: [:]) == nil
    #expect(isMissing)
  }
}
