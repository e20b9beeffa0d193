package scot.adp.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;

/** A sign-in service that only notes what it was asked, where Keycloak is not needed. */
@Component
@Profile("!sso")
public class PaperAccounts implements SignInAccounts {

	/** Also of those of other tests, whose events may come late. */
	final List<String> asked = new CopyOnWriteArrayList<>();

	boolean away;

	/** Whoever invites waits for it; null for nobody. */
	@Nullable CountDownLatch slow;

	/** Falls once somebody waits. */
	CountDownLatch asking = new CountDownLatch(1);

	/** What it was asked about those whose address or subject holds a mark. */
	List<String> about(Object mark) {
		return asked.stream().filter(it -> it.contains(mark.toString())).toList();
	}

	@Override
	public Invited invite(String email, String name, SignInWay way) {
		if (away) {
			throw Problem.invalid("account", "The sign-in service does not answer; nothing was changed.");
		}
		if (slow != null) {
			asking.countDown();
			try {
				slow.await(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		asked.add("invite " + email);
		return new Invited("subject of " + email, (way == SignInWay.PASSWORD) ? "once-only" : null, false);
	}

	@Override
	public boolean sendsMail() {
		return false;
	}

	@Override
	public void close(String subject) {
		asked.add("close " + subject);
	}

	@Override
	public void open(String subject) {
		asked.add("open " + subject);
	}

}
