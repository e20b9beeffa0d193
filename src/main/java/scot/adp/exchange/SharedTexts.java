package scot.adp.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The texts that cells of a workbook share, packed closely. */
final class SharedTexts {

	/** The most bytes of all texts, kept while a workbook is read. */
	static final int LIMIT = 24 * 1024 * 1024;

	private static final int COUNT_LIMIT = 2_000_000;

	private static final int RECENT = 128;

	private byte[] bytes = new byte[1024];

	private int[] ends = new int[64];

	private int count;

	/** Texts handed out of late, so that cells with the same text share one. */
	private final @Nullable String[] recent = new @Nullable String[RECENT];

	private final int[] recentIndex = new int[RECENT];

	void add(String text) {
		byte[] one = text.getBytes(StandardCharsets.UTF_8);
		int start = start(count);
		if (one.length > LIMIT - start || count == COUNT_LIMIT) {
			throw Sheets.refused("The workbook holds more than %d MB of different texts. Send it in parts."
				.formatted(LIMIT / 1024 / 1024));
		}
		int end = start + one.length;
		if (end > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.min(LIMIT, Math.max(end, bytes.length + bytes.length / 2)));
		}
		System.arraycopy(one, 0, bytes, start, one.length);
		if (count == ends.length) {
			ends = Arrays.copyOf(ends, count * 2);
		}
		ends[count++] = end;
	}

	boolean has(int index) {
		return index >= 0 && index < count;
	}

	String get(int index) {
		int place = index % RECENT;
		@Nullable String text = recent[place];
		if (text == null || recentIndex[place] != index) {
			int start = start(index);
			text = new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
			recent[place] = text;
			recentIndex[place] = index;
		}
		return text;
	}

	private int start(int index) {
		return (index == 0) ? 0 : ends[index - 1];
	}

}
