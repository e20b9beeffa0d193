package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.Voices;
import scot.adp.treatment.Voices.Kept;

/**
 * What people said of the own units and nobody answered, promises past their day, answers
 * that are not told back, and what waits for a second reader.
 */
@Component
class VoicesToday implements WorkItems {

	private final Voices voices;

	VoicesToday(Voices voices) {
		this.voices = voices;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.voice.tell-back")) {
			Voices.Look look = voices.look();
			if (asked.reader().may("treatment.voice.answer")) {
				add(items, Kept.OVERDUE, look.overdue(), look.promised());
				add(items, Kept.UNANSWERED, look.unanswered(), look.oldest());
			}
			add(items, Kept.TO_TELL, look.toTell(), look.answered());
			if (asked.reader().may("treatment.voice.read-twice")) {
				add(items, Kept.TO_READ, look.toRead(), null);
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	private static void add(ArrayList<WorkItem> items, Kept list, int number, @Nullable LocalDate since) {
		if (number > 0) {
			items.add(WorkItem.plain(Words.of("voices.work"), Words.of("voices.work." + list.name(), number),
					(since != null) ? Words.of("voices.work.%s.detail".formatted(list.name()), Dates.full(since))
							: Words.of("voices.work.%s.detail".formatted(list.name())),
					Words.of("voices.work.verb"), "%s?list=%s".formatted(VoicesView.ROUTE, list.name())));
		}
	}

	@Override
	public int order() {
		return 34;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
