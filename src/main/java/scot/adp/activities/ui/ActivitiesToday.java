package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** What is to be said of sessions of the own unit: one line for each kind of question. */
@Component
class ActivitiesToday implements WorkItems {

	private static final String HREF = "sessions";

	/** For how many days back doubles are looked for. */
	private static final int DOUBLES_DAYS = 60;

	private final Sessions sessions;

	private final Clock clock;

	ActivitiesToday(Sessions sessions, Clock clock) {
		this.sessions = sessions;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		// The support team sees what is missing in the picture of the week.
		if (!asked.reader().may("activities.session.record") || asked.reader().supportTeam()) {
			return Work.NONE;
		}
		LocalDate today = LocalDate.now(clock);
		var missing = sessions.missing();
		int ask = (int) missing.stream().filter(it -> it.state() == PlannedDay.State.ASKED).count();
		var items = new ArrayList<WorkItem>();
		line(items, missing.size() - ask, "sessions.work.missing", HREF);
		line(items, ask, "sessions.work.asked", HREF);
		line(items, sessions.count(new Sessions.Filter(null, null, null, null, null, null, null, null, null, null,
				Set.of(SessionView.State.TO_CHECK))), "sessions.work.to-check", "sessions?state=TO_CHECK");
		line(items, sessions.mayBeOne(today.minusDays(DOUBLES_DAYS), today).size(), "sessions.work.doubles", HREF);
		return Work.mine(Found.first(List.copyOf(items), asked.limit()));
	}

	private static void line(List<WorkItem> items, int waiting, String words, String href) {
		if (waiting > 0) {
			items.add(WorkItem.plain(Words.of("sessions.work"), Words.of(words, waiting), Words.of(words + ".detail"),
					Words.of(words + ".verb"), href));
		}
	}

	@Override
	public int order() {
		return 45;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
