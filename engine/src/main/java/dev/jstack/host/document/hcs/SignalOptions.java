package dev.jstack.host.document.hcs;

/**
 * The document of HcsSignalProcess.
 *
 * @param signal {@code CtrlC}, {@code CtrlBreak}, {@code CtrlClose}, {@code CtrlLogOff} or {@code
 *     CtrlShutdown}
 */
public record SignalOptions(String signal) {}
