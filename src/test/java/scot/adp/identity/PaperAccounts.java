package scot.adp.identity;

import java.util.ArrayList;
import java.util.List;
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

	final List<String> asked = new ArrayList<>();

	boolean away;

	/** Whoever invites waits for it; null for nobody. */
	@Nullable CountDownLatch slow;

	/** Falls once somebody waits. */
	CountDownLatch asking = new CountDownLatch(1);

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
