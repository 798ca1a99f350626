package dev.jstack.engine.converge;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** Why an action on the host could not be done. */
public enum ConvergenceCode implements DiagnosticCode {
  HOST_FAILED(
      "JS4001",
      "the host could not do it",
      "The host refused a call for a reason that has no code of its own; the message gives the"
          + " host's words.",
      "Read the reason; jstack explain knows the host's codes too (jstack explain 0x803b0013)."),
  PORT_TAKEN(
      "JS4002",
      "a published port is taken",
      "Another program of this machine listens on the port, or Windows has reserved it.",
      "Publish another port, or stop that program."),
  IMAGE_MISMATCH(
      "JS4003",
      "the image was made for another version of Windows",
      "With process isolation an image shares the host's kernel and must be of its build.",
      "Take an image of this host's build, or isolation: hyperv."),
  HYPERVISOR_MISSING(
      "JS4004",
      "the hypervisor does not run",
      "Hyper-V isolation needs the Hyper-V feature and a processor that may use it.",
      "Enable Hyper-V, or use isolation: process."),
  ACCESS_DENIED(
      "JS4005",
      "the host denies access",
      "Making containers takes rights that this user does not have.",
      "Run it as an administrator."),
  NO_ANSWER(
      "JS4006",
      "the host did not answer in time",
      "A call to the host's container service took longer than it ever should; it may still be done"
          + " later.",
      "Run the same command again: it goes on where this one stopped."),
  SERVICE_UNAVAILABLE(
      "JS4007",
      "the host's container service does not answer",
      "The service of the host that makes containers or networks does not run.",
      "Start it and run the same command again; jstack doctor says which one is missing."),
  NO_PROGRAM(
      "JS4008",
      "there is no such program in the image",
      "The first word of the command is neither a file of the image nor found by its PATH.",
      "Check command and entrypoint, and the PATH of the image."),
  NO_USER(
      "JS4019",
      "there is no such user in the image",
      "A process runs as an account of its container: one that every image has, such as"
          + " ContainerAdministrator, or one that the image made.",
      "Check `user`; the image has to bring the account."),
  HOSTS_FILE(
      "JS4009",
      "the names of other services could not be written",
      "Services find each other by the hosts file, which a program of the image writes.",
      "The image needs cmd.exe and findstr.exe, or /bin/sh, cat and grep."),
  HOOK_FAILED(
      "JS4010",
      "a post_start hook failed",
      "A hook ended with another exit code than 0 or took too long, so the replica was undone.",
      "Run its command with jstack exec to see why."),
  PRE_START_FAILED(
      "JS4020",
      "a pre_start container failed",
      "What runs before a service must exit with code 0. The service and those that wait for it were"
          + " not started; runs that succeeded before are not repeated.",
      "Read what it wrote with jstack logs, correct it, and run the same command again."),
  TIMED_OUT(
      "JS4011",
      "it did not happen in time",
      "The command's limit (--wait-timeout) was over before every service was as it should be.",
      "Give it longer, or look at jstack ps and jstack logs for what holds it up."),
  NOT_HEALTHY(
      "JS4012",
      "a service does not become healthy",
      "Its health check fails more often than retries allows, or its process ended.",
      "Look at jstack logs; run the check by hand with jstack exec."),
  NOT_COMPLETED(
      "JS4013",
      "a service ended too early",
      "Others wait for it to run or to complete with exit code 0, and it ended otherwise.",
      "Look at jstack logs of the service."),
  STOPPED_WAITING(
      "JS4014",
      "stopped while waiting",
      "The command was interrupted while it waited for a service.",
      "Run the same command again: it goes on where this one stopped."),
  FILES_NOT_IN_PLACE(
      "JS4015",
      "files could not be put in place",
      "Secrets and configs are put where the service wants them by a program of the image, and that"
          + " failed.",
      "Look at the reason in the message; the target must be writable in the image."),
  TAKEN_MEANWHILE(
      "JS4016",
      "an address or a name was taken meanwhile",
      "Another stack that came up at the same time took the address on the shared network, or the"
          + " network's name or range. Planning again several times did not help.",
      "Run the same command again when the other stack is up."),
  PROVIDER_FAILED(
      "JS4017",
      "the program of a provider failed",
      "A service with `provider` is brought by a program of this machine, which said what was wrong or"
          + " ended with another code than 0. Nothing that depends on it was started.",
      "Run the program by hand as the plan shows it, and the same command again."),
  ROLLED_BACK(
      "JS4021",
      "an update failed and was rolled back",
      "More replicas of the new version failed than max_failure_ratio bears, and failure_action is"
          + " rollback: the containers that they took the place of run again.",
      "Look at jstack logs of the service, correct the image or the file, and run jstack up again;"
          + " jstack plan shows what is still wanted."),
  NOT_ROLLED_BACK(
      "JS4022",
      "an update failed and so did its rollback",
      "The way back stopped at a replica, or nothing of the older version is there any more: its"
          + " containers are kept until an update is through.",
      "Apply the older file, or a better one.");

  private final DiagnosticPage page;

  ConvergenceCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
