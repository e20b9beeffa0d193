package scot.adp.identity;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpSessionEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OpenSessionsTests {

	private final List<Object> told = new ArrayList<>();

	/** What the pages of each session know of it. */
	private final Map<MockHttpSession, String> marks = new IdentityHashMap<>();

	private Instant now = Instant.parse("2026-11-23T10:00:00Z");

	private final OpenSessions sessions = new OpenSessions(
			new SessionSettings(Duration.ofMinutes(30), Duration.ofMinutes(2)), told::add, () -> now);

	@Test
	void sessionEndsWhenNothingWasDoneForTheWholeTime() {
		var session = signedIn("ailsa");

		pass(Duration.ofMinutes(29));
		sessions.endIdle();
		assertThat(session.isInvalid()).isFalse();

		pass(Duration.ofMinutes(1));
		sessions.endIdle();
		assertThat(session.isInvalid()).isTrue();
		assertThat(state(session).why()).isEqualTo(SessionEnd.IDLE);
	}

	@Test
	void askingHowItStandsNeitherProlongsNorMakesASession() {
		var session = signedIn("ailsa");

		for (int minute = 0; minute < 30; minute++) {
			assertThat(state(session).open()).isTrue();
			pass(Duration.ofMinutes(1));
		}

		assertThat(state(session).open()).isFalse();
		assertThat(session.isInvalid()).isTrue();
		assertThat(sessions.state("no-such-session", null)).isEqualTo(OpenSessions.State.NONE);
		assertThat(sessions.state(null, null)).isEqualTo(OpenSessions.State.NONE);
		assertThat(sessions.signedIn()).isEmpty();
	}

	@Test
	void doingSomethingStartsTheTimeAnew() {
		var session = signedIn("ailsa");

		pass(Duration.ofMinutes(29));
		sessions.used(session.getId());
		pass(Duration.ofMinutes(29));

		assertThat(state(session).secondsLeft()).isEqualTo(60);
		assertThat(sessions.signedIn()).singleElement()
			.satisfies(it -> assertThat(it.used()).isEqualTo(now.minus(Duration.ofMinutes(29))));
	}

	@Test
	void doingSomethingComesTooLateOnceTheTimeIsUp() {
		var session = signedIn("ailsa");

		pass(Duration.ofMinutes(30));
		sessions.used(session.getId());

		assertThat(session.isInvalid()).isTrue();
		assertThat(state(session).why()).isEqualTo(SessionEnd.IDLE);
	}

	@Test
	void sessionsOfSomebodyEndWithTheirReason() {
		var here = signedIn("ailsa");
		var there = signedIn("ailsa");
		var other = signedIn("calum");

		int ended = sessions.end(who -> who.getName().equals("ailsa"), SessionEnd.DISABLED);

		assertThat(ended).isEqualTo(2);
		assertThat(List.of(here.isInvalid(), there.isInvalid(), other.isInvalid())).containsExactly(true, true, false);
		assertThat(state(here).why()).isEqualTo(SessionEnd.DISABLED);
		assertThat(sessions.end(who -> who.getName().equals("ailsa"), SessionEnd.ELSEWHERE)).isZero();
	}

	@Test
	void endIsToldWhileTheSessionCanStillBeRead() {
		var read = new ArrayList<@Nullable Object>();
		var listening = new ArrayList<MockHttpSession>();
		var sessions = new OpenSessions(new SessionSettings(Duration.ofMinutes(30), Duration.ofMinutes(2)),
				event -> read.add(listening.getFirst().getAttribute("token")), () -> now);
		listening.add(signedIn("ailsa", sessions));
		listening.getFirst().setAttribute("token", "its token");

		sessions.end(who -> true, SessionEnd.ELSEWHERE);

		assertThat(read).containsExactly("its token");
	}

	@Test
	void failureOfAListenerKeepsNobodySignedIn() {
		var sessions = new OpenSessions(new SessionSettings(Duration.ofMinutes(30), Duration.ofMinutes(2)), event -> {
			throw new IllegalStateException("planted");
		}, () -> now);
		var session = signedIn("ailsa", sessions);

		assertThat(sessions.end(who -> true, SessionEnd.DISABLED)).isOne();

		assertThat(session.isInvalid()).isTrue();
	}

	@Test
	void endByTheProgramIsToldAndThatByThePersonIsNot() {
		var left = signedIn("ailsa");
		sessions.sessionDestroyed(new HttpSessionEvent(left));
		assertThat(state(left).why()).isEqualTo(SessionEnd.SIGNED_OUT);
		assertThat(told).isEmpty();

		signedIn("calum");
		sessions.end(who -> true, SessionEnd.ELSEWHERE);
		assertThat(told).singleElement()
			.isInstanceOfSatisfying(SessionEnding.class, it -> assertThat(it.why()).isEqualTo(SessionEnd.ELSEWHERE));
	}

	@Test
	void sessionInWhichNobodySignedInIsLeftAlone() {
		var session = new MockHttpSession();
		sessions.sessionCreated(new HttpSessionEvent(session));
		session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(
				new AnonymousAuthenticationToken("key", "nobody", AuthorityUtils.createAuthorityList("ANONYMOUS"))));

		pass(Duration.ofHours(1));
		sessions.endIdle();

		assertThat(session.isInvalid()).isFalse();
		assertThat(state(session)).isEqualTo(OpenSessions.State.NONE);
	}

	@Test
	void newIdOfASessionIsFollowedAndStartsTheTimeAnew() {
		var session = signedIn("ailsa");
		pass(Duration.ofMinutes(20));
		String before = session.getId();
		session.changeSessionId();
		sessions.sessionIdChanged(new HttpSessionEvent(session), before);

		assertThat(sessions.state(before, null)).isEqualTo(OpenSessions.State.NONE);
		assertThat(state(session).secondsLeft()).isEqualTo(1800);
	}

	@Test
	void pageLearnsWhyItsSessionEndedWhenTheBrowserHasAnotherOneAlready() {
		var session = signedIn("ailsa");
		sessions.end(who -> true, SessionEnd.ELSEWHERE);
		var anonymous = new MockHttpSession();
		sessions.sessionCreated(new HttpSessionEvent(anonymous));

		assertThat(sessions.state(anonymous.getId(), marks.get(session)).why()).isEqualTo(SessionEnd.ELSEWHERE);
		assertThat(sessions.state(anonymous.getId(), "no such mark")).isEqualTo(OpenSessions.State.NONE);
	}

	@Test
	void warningMustComeBeforeTheEnd() {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> new SessionSettings(Duration.ofMinutes(2), Duration.ofMinutes(2)))
			.withMessageContaining("adp.session.warning");
	}

	private OpenSessions.State state(MockHttpSession session) {
		return sessions.state(session.getId(), marks.get(session));
	}

	private void pass(Duration time) {
		now = now.plus(time);
	}

	private MockHttpSession signedIn(String name) {
		var session = signedIn(name, sessions);
		marks.put(session, sessions.state(session.getId(), null).mark());
		return session;
	}

	private static MockHttpSession signedIn(String name, OpenSessions sessions) {
		var session = new MockHttpSession();
		sessions.sessionCreated(new HttpSessionEvent(session));
		session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
				new SecurityContextImpl(authentication(name)));
		return session;
	}

	private static Authentication authentication(String name) {
		return new TestingAuthenticationToken(new Person(name, new AccountId(UUID.randomUUID())), "");
	}

	private record Person(String name, AccountId account) implements SignedIn, Principal {

		@Override
		public String getName() {
			return name;
		}

		@Override
		public boolean secondFactor() {
			return true;
		}

	}

}
