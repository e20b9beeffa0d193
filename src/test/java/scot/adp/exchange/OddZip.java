package scot.adp.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.jspecify.annotations.Nullable;

/** Writes archives byte by byte, also such as no program would. */
final class OddZip {

	private final List<Entry> entries = new ArrayList<>();

	OddZip with(String name, String content) {
		return with(name, content.getBytes(StandardCharsets.UTF_8));
	}

	OddZip with(String name, byte[] content) {
		return with(new Entry(name, name, content, 8, 0, null, null, -1));
	}

	OddZip with(Entry entry) {
		entries.add(entry);
		return this;
	}

	byte[] bytes() {
		var out = new ByteArrayOutputStream();
		var directory = new ByteArrayOutputStream();
		int[] offsets = new int[entries.size()];
		for (int i = 0; i < entries.size(); i++) {
			Entry entry = entries.get(i);
			byte[] packed = entry.packed();
			offsets[i] = (entry.sameAs() >= 0) ? offsets[entry.sameAs()] : out.size();
			if (entry.sameAs() < 0) {
				byte[] local = entry.localName().getBytes(StandardCharsets.UTF_8);
				out.writeBytes(buffer(30).putInt(0x04034b50)
					.putShort((short) 20)
					.putShort((short) (entry.flags() | 0x800))
					.putShort((short) entry.method())
					.putInt(0)
					.putInt(entry.crcTold())
					.putInt(packed.length)
					.putInt(entry.sizeTold())
					.putShort((short) local.length)
					.putShort((short) 0)
					.array());
				out.writeBytes(local);
				out.writeBytes(packed);
			}
			byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
			directory.writeBytes(buffer(46).putInt(0x02014b50)
				.putShort((short) 20)
				.putShort((short) 20)
				.putShort((short) (entry.flags() | 0x800))
				.putShort((short) entry.method())
				.putInt(0)
				.putInt(entry.crcTold())
				.putInt(packed.length)
				.putInt(entry.sizeTold())
				.putShort((short) name.length)
				.putInt(0)
				.putInt(0)
				.putInt(0)
				.putInt(offsets[i])
				.array());
			directory.writeBytes(name);
		}
		int start = out.size();
		out.writeBytes(directory.toByteArray());
		out.writeBytes(buffer(22).putInt(0x06054b50)
			.putInt(0)
			.putShort((short) entries.size())
			.putShort((short) entries.size())
			.putInt(directory.size())
			.putInt(start)
			.putShort((short) 0)
			.array());
		return out.toByteArray();
	}

	private static ByteBuffer buffer(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * A part.
	 *
	 * @param localName the name that stands before the part itself
	 * @param crc a wrong check sum, or null for the right one
	 * @param size a wrong size, or null for the right one
	 * @param sameAs the part whose bytes it takes; -1 for its own
	 */
	record Entry(String name, String localName, byte[] content, int method, int flags, @Nullable Integer crc,
			@Nullable Integer size, int sameAs) {

		byte[] packed() {
			if (method != 8) {
				return content;
			}
			var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
			deflater.setInput(content);
			deflater.finish();
			var out = new ByteArrayOutputStream();
			byte[] buffer = new byte[64 * 1024];
			while (!deflater.finished()) {
				out.write(buffer, 0, deflater.deflate(buffer));
			}
			deflater.end();
			return out.toByteArray();
		}

		int crcTold() {
			if (crc != null) {
				return crc;
			}
			var right = new CRC32();
			right.update(content);
			return (int) right.getValue();
		}

		int sizeTold() {
			return (size != null) ? size : content.length;
		}

	}

}
