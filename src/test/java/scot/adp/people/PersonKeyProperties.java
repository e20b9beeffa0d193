package scot.adp.people;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.NumericChars;
import scot.adp.events.SpaceCode;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of keys whatever the number and the secrets. */
class PersonKeyProperties {

	private static final List<SpaceCode> SPACES = List.of(new SpaceCode("TRT"), new SpaceCode("HOU"),
			new SpaceCode("DSA-014"), new SpaceCode("DSA-1"), new SpaceCode("DEMO"));

	@Property(tries = 200)
	void noTwoSpacesGiveOneKey(@ForAll @Size(32) byte[] secret, @ForAll @IntRange(max = 9) int serial) {
		Chi chi = chi(serial);
		var keys = new HashSet<String>();
		SPACES.forEach(space -> keys.add(new KeyMaking(space, new TreeMap<>(Map.of(1, secret))).of(chi).value()));

		assertThat(keys).hasSize(SPACES.size());
	}

	@Property(tries = 100)
	void howeverOftenSecretsAreWrappedThePersonIsTheSame(@ForAll @Size(min = 1, max = 5) List<@Size(32) byte[]> secrets,
			@ForAll @IntRange(max = 9) int serial) {
		Chi chi = chi(serial);
		var space = SPACES.getFirst();
		for (int known = 1; known <= secrets.size(); known++) {
			var then = new KeyMaking(space, fromThree(secrets.subList(0, known)));
			var now = new KeyMaking(space, fromThree(secrets));
			assertThat(now.newer(then.of(chi))).isEqualTo(now.of(chi));
		}
	}

	@Property(tries = 500)
	void numberNeverAppearsInWhatIsSaidAboutIt(@ForAll @NumericChars @StringLength(min = 4, max = 14) String given) {
		try {
			assertThat(Chi.read("chi", given, true).toString()).doesNotContain(given);
		}
		catch (Problem problem) {
			assertThat(problem.toString()).doesNotContain(given);
			assertThat(problem.fields().toString()).doesNotContain(given);
		}
	}

	/** With a version left out, as where a wrapping was begun and never kept. */
	private static SortedMap<Integer, byte[]> fromThree(List<byte[]> secrets) {
		var versions = new TreeMap<Integer, byte[]>();
		secrets.forEach(secret -> versions.put(3 + 2 * versions.size(), secret));
		return versions;
	}

	private static Chi chi(int serial) {
		String payload = "01010112" + serial;
		return Chi.read("chi", payload + Chi.mod10(payload + "0"), true);
	}

}
