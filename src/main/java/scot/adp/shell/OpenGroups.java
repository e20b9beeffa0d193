package scot.adp.shell;

import java.util.HashSet;
import java.util.Set;

import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;

/**
 * The groups of the menu that somebody has open, kept as long as the session. With six
 * sectors the menu is longer than a screen: whoever works in one opens that one.
 */
final class OpenGroups {

	private final Set<Integer> open = new HashSet<>();

	private OpenGroups() {
	}

	static OpenGroups ofSession() {
		var session = VaadinSession.getCurrent();
		@Nullable OpenGroups kept = session.getAttribute(OpenGroups.class);
		if (kept == null) {
			kept = new OpenGroups();
			session.setAttribute(OpenGroups.class, kept);
		}
		return kept;
	}

	boolean contains(int group) {
		return open.contains(group);
	}

	void set(int group, boolean stands) {
		if (stands) {
			open.add(group);
		}
		else {
			open.remove(group);
		}
	}

}
