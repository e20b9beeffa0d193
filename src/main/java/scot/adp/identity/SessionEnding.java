package scot.adp.identity;

import org.springframework.security.core.Authentication;

/**
 * The program is about to end the session of somebody who is signed in; its attributes
 * can still be read. Somebody who signs out, and a server that stops, publish none: there
 * is no time left then to ask anybody anything.
 */
record SessionEnding(Authentication authentication, SessionEnd why) {
}
