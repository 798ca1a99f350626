package dev.jstack.diagnostic;

/**
 * What there is to say about a kind of finding.
 *
 * @param code {@code JS} and four digits
 * @param title what is wrong, in a few words
 * @param cause how one comes to it and why it is refused; whole sentences
 * @param cure what to do about it; whole sentences
 */
public record DiagnosticPage(String code, String title, String cause, String cure) {}
