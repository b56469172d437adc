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
    let file = folder.path + "/pid"
    let script = "test -t 1 || echo $$ > \(file).new; mv \(file).new \(file); exec sleep 1000"
    var process: pid_t = 0
    do {
      let program = RunningProgram(["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
      while !FileSystem.exists(file) { usleep(1000) }
      let text = String(decoding: try FileSystem.readFile(file), as: UTF8.self)
      process = try #require(pid_t(text.dropLast()))
      #expect(kill(process, 0) == 0)
      let isRunning = program?.isRunning == true
      #expect(isRunning)
    }
    #expect(kill(process, 0) != 0)
    let isMissing = RunningProgram(["/nowhere/player"], environment: [:]) == nil
    #expect(isMissing)
  }
}
