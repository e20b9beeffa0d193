package scot.adp.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions that are open on this server, and when the person behind each last did
 * something. A page that is merely open asks the server many things, so the server's own
 * times of access tell nothing about that; only {@link #used} does.
 */
@Component
class OpenSessions implements HttpSessionListener, HttpSessionIdListener {

	private static final Logger log = LoggerFactory.getLogger(OpenSessions.class);

	// The server's own end comes after ours, for sessions in which nobody signed in.
	private static final Duration LATER = Duration.ofMinutes(5);

	private final Map<String, Open> open = new ConcurrentHashMap<>();

	/**
	 * Why sessions ended by their marks, so that their pages can say so when they ask
	 * next.
	 */
	private final Cache<String, SessionEnd> ended = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofHours(12))
		.build();

	private final SessionSettings settings;

	private final ApplicationEventPublisher events;

	private final InstantSource time;

	// Time that passed, not the day that the program's clock shows.
	@Autowired
	OpenSessions(SessionSettings settings, ApplicationEventPublisher events) {
		this(settings, events, Clock.systemUTC());
	}

	OpenSessions(SessionSettings settings, ApplicationEventPublisher events, InstantSource time) {
		this.settings = settings;
		this.events = events;
		this.time = time;
	}

	/** Somebody did something just now, which is too late where the time was up. */
	void used(@Nullable String id) {
		@Nullable Open found = (id != null) ? open.get(id) : null;
		if (found == null) {
			return;
		}
		if (left(found).isPositive() || !end(found, SessionEnd.IDLE)) {
			found.used = time.instant();
		}
	}

	/**
	 * How a session stands; looking never prolongs it.
	 * @param id the session that the browser has now, if any
	 * @param was the mark of the session that the page was opened in, if it knows: the
	 * browser may have another one since
	 */
	State state(@Nullable String id, @Nullable String was) {
		@Nullable Open found = (id != null) ? open.get(id) : null;
		if (found != null && authentication(found.session) != null) {
			Duration left = left(found);
			if (left.isPositive()) {
				// Rounded up: nothing is left at the end alone.
				return new State(found.mark, left.plusMillis(999).toSeconds(), null);
			}
			end(found, SessionEnd.IDLE);
		}
		@Nullable String mark = (was == null && found != null) ? found.mark : was;
		@Nullable SessionEnd why = (mark != null) ? ended.getIfPresent(mark) : null;
		return (why != null) ? new State("", 0, why) : State.NONE;
	}

	/** The sessions in which somebody is signed in. */
	List<SignedInSession> signedIn() {
		return open.values().stream().flatMap(it -> {
			@Nullable Authentication who = authentication(it.session);
			return Stream.ofNullable(who).map(found -> new SignedInSession(it.session, found, it.used));
		}).toList();
	}

	/**
	 * Ends sessions of people who are signed in. Their open pages go to a page that says
	 * why when they ask next, within a few seconds.
	 * @return how many sessions ended
	 */
	int end(Predicate<Authentication> whose, SessionEnd why) {
		return (int) open.values().stream().filter(it -> {
			@Nullable Authentication who = authentication(it.session);
			return who != null && whose.test(who);
		}).filter(it -> end(it, why)).count();
	}

	/** Ends what was left alone for too long, whether or not a page is open. */
	@Scheduled(fixedDelay = 3000)
	void endIdle() {
		open.values()
			.stream()
			.filter(it -> !left(it).isPositive() && authentication(it.session) != null)
			.forEach(it -> end(it, SessionEnd.IDLE));
	}

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		var session = event.getSession();
		session.setMaxInactiveInterval((int) settings.idle().plus(LATER).toSeconds());
		open.put(session.getId(), new Open(session, time.instant()));
	}

	/** Signing in gives a session another id. */
	@Override
	public void sessionIdChanged(HttpSessionEvent event, String before) {
		var session = event.getSession();
		open.remove(before);
		open.put(session.getId(), new Open(session, time.instant()));
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		var session = event.getSession();
		@Nullable Open found = open.remove(session.getId());
		if (found != null && authentication(session) != null) {
			ended.asMap().putIfAbsent(found.mark, left(found).isPositive() ? SessionEnd.SIGNED_OUT : SessionEnd.IDLE);
		}
	}

	private boolean end(Open session, SessionEnd why) {
		@Nullable Authentication who = authentication(session.session);
		// Two may want to end it at once.
		if (who == null || !open.remove(session.session.getId(), session)) {
			return false;
		}
		ended.put(session.mark, why);
		try {
			events.publishEvent(new SessionEnding(who, why));
		}
		catch (RuntimeException ex) {
			// Whatever listens must not keep somebody signed in.
			log.error("What follows the end of a session failed", ex);
		}
		try {
			session.session.invalidate();
		}
		catch (IllegalStateException ex) {
			log.debug("The session was over already", ex);
		}
		return true;
	}

	private Duration left(Open session) {
		return Duration.between(time.instant(), session.used.plus(settings.idle()));
	}

	/** Who is signed in; null where nobody is, or the session is over. */
	private static @Nullable Authentication authentication(HttpSession session) {
		try {
			return (session.getAttribute(
					HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
					&& context.getAuthentication() != null
					&& context.getAuthentication().getPrincipal() instanceof SignedIn) ? context.getAuthentication()
							: null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	/**
	 * How a session stands.
	 *
	 * @param mark tells it from other sessions of the same browser; empty where none is
	 * open
	 * @param secondsLeft until it ends if nobody does anything
	 * @param why it ended; null where it is open, or not known
	 */
	record State(String mark, long secondsLeft, @Nullable SessionEnd why) {

		static final State NONE = new State("", 0, null);

		boolean open() {
			return !mark.isEmpty();
		}

	}

	/**
	 * A session in which somebody is signed in.
	 *
	 * @param used when the person last did something
	 */
	record SignedInSession(HttpSession session, Authentication authentication, Instant used) {
	}

	private static final class Open {

		private final String mark = UUID.randomUUID().toString();

		private final HttpSession session;

		private volatile Instant used;

		Open(HttpSession session, Instant used) {
			this.session = session;
			this.used = used;
		}

	}

}
