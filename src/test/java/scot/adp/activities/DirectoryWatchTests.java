package scot.adp.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.ServiceClosed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/** What the directory tells of in a burst is kept once. */
class DirectoryWatchTests {

	private final DirectoryDays days = mock(DirectoryDays.class);

	private final DirectoryWatch watch = new DirectoryWatch(days);

	@Test
	void aBurstIsKeptOnce() {
		for (int i = 0; i < 40; i++) {
			watch.on(closed());
		}
		verify(days, never()).keep();

		watch.keepChanged();
		watch.keepChanged();

		verify(days, times(1)).keep();
	}

	@Test
	void whatFailsIsTriedAgain() {
		willThrow(new IllegalStateException("away")).willDoNothing().given(days).keep();
		watch.on(closed());
		assertThatThrownBy(watch::keepChanged).hasMessage("away");

		watch.keepChanged();

		verify(days, times(2)).keep();
	}

	@Test
	void whatIsKeptAtTheEndOfTheDayIsNotKeptOnceMore() {
		watch.on(closed());
		watch.dayEnds();

		watch.keepChanged();

		verify(days, times(1)).keepAtItsEnd();
		verify(days, never()).keep();
	}

	private static ServiceClosed closed() {
		return new ServiceClosed(new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1,
				Instant.EPOCH, null, 1, null), LocalDate.of(2026, 11, 29), null);
	}

}
