/**
 * What a host means for a stack before anything is pulled: the facts of hosts that are not there
 * ({@code --target}), which isolation a service gets and why, and which image to ask for. Facts and
 * versions in, decisions with their reason in words out; knows no documents.
 *
 * <p>Façade: {@link Targets}, {@link IsolationRules} and {@link ImagePlatforms}.
 */
@NullMarked
package dev.jstack.engine.target;

import org.jspecify.annotations.NullMarked;
