import Files
import Foundation
import Journal
import Posix
import TestSupport
import Testing

@Suite struct CollectionLockTests {
  @Test(
    "a lock that is another name of somebody's file leaves that file alone, and locks all the same")
  func hardLink() throws {
    try withTemporaryFolder { folder in
      try write("alias ll='ls -l'\n", to: folder + "/bashrc")
      #expect(link(folder + "/bashrc", folder + "/.lock") == 0)
      let lock = try CollectionLock.acquire(folder)
      #expect(throws: JournalError.locked(processID: Int(getpid()))) {
        _ = try CollectionLock.acquire(folder)
      }
      _ = consume lock
      // A program started by another test briefly has the file open, too.
      _ = try CollectionLock.acquire(folder, waitingUpTo: 5000)
      #expect(try FileSystem.readFile(folder + "/bashrc") == Array("alias ll='ls -l'\n".utf8))
    }
  }

  @Test("a lock that another has open is refused with its process id, and free when it ends")
  func held() throws {
    try withTemporaryFolder { folder in
      do {
        let lock = try CollectionLock.acquire(folder)
        #expect(throws: JournalError.locked(processID: Int(getpid()))) {
          _ = try CollectionLock.acquire(folder, waitingUpTo: 50)
        }
        #expect(permissions(folder + "/.lock") == 0o600)
        _ = consume lock
      }
      _ = try CollectionLock.acquire(folder, waitingUpTo: 5000)
      let text = try FileSystem.readFile(folder + "/.lock")
      #expect(String(decoding: text, as: UTF8.self) == "\(getpid())\n")
    }
  }

  @Test("who waits gets the lock when it becomes free")
  func waiting() throws {
    let folder = "/tmp/rounds-lock-\(getpid())"
    try FileSystem.makeFolder(folder)
    let other = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(other, LOCK_EX) == 0)
    // A separate thread: tasks may have to wait until other tests leave them one.
    Thread.detachNewThread {
      usleep(60_000)
      close(other)
    }
    _ = try CollectionLock.acquire(folder, waitingUpTo: 20_000)
    try FileSystem.removeFile(folder + "/.lock")
    rmdir(folder)
  }

  @Test("a collection that does not exist cannot be locked")
  func missing() throws {
    try withTemporaryFolder { folder in
      #expect(throws: JournalError.file(FileError(.create, folder + "/no/.lock", code: ENOENT))) {
        _ = try CollectionLock.acquire(folder + "/no")
      }
    }
  }
}
