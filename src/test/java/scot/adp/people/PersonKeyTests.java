package scot.adp.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How a key is made of a number, and which numbers are none. */
class PersonKeyTests {

	private static final byte[] SECRET = counted();

	@ParameterizedTest(name = "K1 {0}|{1}")
	@CsvSource({ "TRT,0101011237,fa18008ec695a2bfaecf9ce807c1031a", "HOU,0101011237,f71cd809e2939a53c5622b715f2d52df",
			"DSA-014,0101011237,1a13c43a8e196998d85ee2661ad3ceeb", "TRT,0101201234,d4ba01f5b6d0470303f926837611d9fa" })
	void keyIsThatOfTheSpaceAndTheNumber(String space, String chi, String expected) {
		var key = new KeyMaking(new SpaceCode(space), new TreeMap<>(Map.of(1, SECRET))).of(Chi.read("chi", chi, true));

		assertThat(key).isEqualTo(new PersonKey(new SpaceCode(space), expected, 1));
	}

	@Test
	void rotationWrapsTheKeyOfBeforeAndFindsThePersonAgain() {
		var space = new SpaceCode("TRT");
		var chi = Chi.read("chi", "0101011237", true);
		var before = new KeyMaking(space, new TreeMap<>(Map.of(1, SECRET)));
		var secrets = new TreeMap<>(before.secrets());
		secrets.put(2, new byte[] { 7, 7, 7 });
		var after = new KeyMaking(space, secrets);

		assertThat(after.of(chi)).isEqualTo(after.newer(before.of(chi)));
		assertThat(after.of(chi).keyVersion()).isEqualTo(2);
		assertThat(after.of(chi).value()).isNotEqualTo(before.of(chi).value());
		assertThat(after.each(chi)).containsExactly(before.of(chi), after.of(chi));
	}

	@Test
	void keyOfALaterSecretThanThoseOfNowStaysAsItIs() {
		var space = new SpaceCode("TRT");
		var later = new PersonKey(space, "0".repeat(32), 3);

		assertThat(new KeyMaking(space, new TreeMap<>(Map.of(1, SECRET))).newer(later)).isEqualTo(later);
	}

	@Test
	void ownNumberOfOneUnitIsNobodyElsewhere() {
		var making = new KeyMaking(new SpaceCode("TRT"), new TreeMap<>(Map.of(1, SECRET)));
		var reference = new OwnRef("NAD-00123");

		assertThat(making.of(new UnitId("NADARS"), reference)).isEqualTo(making.of(new UnitId("NADARS"), reference))
			.isNotEqualTo(making.of(new UnitId("TPS-PEAR"), reference));
	}

	@ParameterizedTest(name = "{0} ends in {1}, and once the newer check holds in {2} too")
	@CsvSource({ "010101123,7,7", "010120123,0,4", "311299001,3,9", "290200457,5,7", "150684002,7,2", "010190111,9,4",
			"010190005,8,8" })
	void lastDigitFitsByEitherCheck(String payload, String mod11, String mod10) {
		for (int digit = 0; digit < 10; digit++) {
			String given = payload + digit;
			boolean older = mod11.equals(String.valueOf(digit));
			boolean newer = mod10.equals(String.valueOf(digit));
			assertThat(reason(given, false)).isEqualTo(older ? "" : "INVALID_CHECKSUM");
			assertThat(reason(given, true)).isEqualTo((older || newer) ? "" : "INVALID_CHECKSUM");
		}
	}

	@Test
	void numberThatNoOlderDigitFitsPassesByTheNewerAlone() {
		assertThat(reason("0101900041", true)).isEmpty();
		assertThat(reason("0101900041", false)).isEqualTo("INVALID_CHECKSUM");
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "'',MISSING", "010101123A,INVALID_CHARACTERS", "01O1011237,INVALID_CHARACTERS",
			"010101 1237,INVALID_CHARACTERS", "101011237,TOO_FEW_CHARACTERS", "1237,TOO_FEW_CHARACTERS",
			"01010112377,TOO_MANY_CHARACTERS", "3002011237,INVALID_DATE", "0013011237,INVALID_DATE" })
	void whatIsNoNumberSaysWhyAndIsNotRepeated(String given, String expected) {
		Problem problem = catchThrowableOfType(Problem.class, () -> Chi.read("chi", given, true));

		assertThat(problem.fields().getFirst().reason()).isEqualTo(expected);
		if (given.length() > 3) {
			assertThat(problem.getMessage()).doesNotContain(given);
		}
	}

	@Test
	void nineDigitsAreHintedAtAndNeverPadded() {
		Problem problem = catchThrowableOfType(Problem.class, () -> Chi.read("chi", "101011237", true));

		assertThat(problem.getMessage()).contains("a spreadsheet may have dropped a leading zero");
	}

	@Test
	void leapDayOfTheYear2000IsADay() {
		assertThat(reason("2902004575", true)).isEmpty();
	}

	@Test
	void numberInHandTellsItselfToNobody() {
		assertThat(Chi.read("chi", "0101011237", true)).hasToString("a CHI number");
		assertThat(Endings.Someone.of("0101011237", null)).hasToString("somebody");
		assertThat(new KeyCare.Sought(null, Endings.Someone.of("0101011237", null)).toString())
			.doesNotContain("0101011237");
	}

	@ParameterizedTest(name = "A1 on {0}: {1}")
	@CsvSource({ "2025-12-31,DRAFT", "2026-01-01,IN_FORCE", "2026-09-30,IN_FORCE", "2026-10-01,REVIEW_DUE",
			"2026-11-23,REVIEW_DUE", "2026-11-30,REVIEW_DUE", "2026-12-01,SUSPENDED", "2026-12-31,SUSPENDED",
			"2027-01-01,ENDED" })
	void stateOfAnAgreementFollowsFromItsDays(LocalDate on, AgreementState expected) {
		var days = new AgreementState.Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31),
				LocalDate.of(2026, 10, 1), LocalDate.of(2025, 12, 1), null, null);

		assertThat(AgreementState.of(days, on, 60)).isEqualTo(expected);
	}

	@Test
	void suspendedOrEndedEarlyAgreementDoesNotWork() {
		LocalDate from = LocalDate.of(2026, 1, 1);
		LocalDate to = LocalDate.of(2026, 12, 31);
		LocalDate day = LocalDate.of(2026, 5, 1);
		var unsigned = new AgreementState.Days(from, to, to, null, null, null);
		var suspended = new AgreementState.Days(from, to, to, from, day, null);
		var ended = new AgreementState.Days(from, to, to, from, null, day);

		assertThat(AgreementState.of(unsigned, day, 60)).isEqualTo(AgreementState.DRAFT);
		assertThat(AgreementState.of(suspended, day.minusDays(1), 60)).isEqualTo(AgreementState.IN_FORCE);
		assertThat(AgreementState.of(suspended, day, 60)).isEqualTo(AgreementState.SUSPENDED);
		assertThat(AgreementState.of(ended, day.minusDays(1), 60).works()).isTrue();
		assertThat(AgreementState.of(ended, day, 60)).isEqualTo(AgreementState.ENDED);
	}

	private static String reason(String given, boolean mod10) {
		try {
			Chi.read("chi", given, mod10);
			return "";
		}
		catch (Problem problem) {
			return String.valueOf(problem.fields().getFirst().reason());
		}
	}

	private static byte[] counted() {
		byte[] secret = new byte[32];
		for (int i = 0; i < secret.length; i++) {
			secret[i] = (byte) i;
		}
		return secret;
	}

}
