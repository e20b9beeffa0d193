package scot.adp.platform;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@AdpTest
class RowsTests {

	@Autowired
	JdbcClient jdbc;

	@Test
	void readsEachComponentFromTheColumnOfItsName() {
		var id = UUID.randomUUID();
		var other = UUID.randomUUID();

		var row = jdbc
			.sql("""
					select :id as first_member, 'NHS-AA' as lead_unit, 'UNIT_LEAD' as role, 7::bigint as how_many, true as open,
					    date '2026-03-31' as due_on, timestamptz '2026-03-31 12:00Z' as made_at, array['A-1', 'B-2'] as units,
					    array[:other]::uuid[] as members, 'words' as words""")
			.param("id", id)
			.param("other", other)
			.query(Rows.of(Everything.class))
			.single();

		assertThat(row).isEqualTo(new Everything(new MemberId(id), new UnitId("NHS-AA"), Role.UNIT_LEAD, 7, true,
				LocalDate.of(2026, 3, 31), OffsetDateTime.parse("2026-03-31T12:00Z"),
				List.of(new UnitId("A-1"), new UnitId("B-2")), List.of(new MemberId(other)), "words"));
	}

	@Test
	void aColumnWithoutAValueIsNullWhereThatIsSaid() {
		var row = jdbc.sql("""
				select null::uuid as id, null::int as number, null::text as role, null::text[] as units""")
			.query(Rows.of(Nothing.class))
			.single();

		assertThat(row).isEqualTo(new Nothing(null, null, null, null));
	}

	@Test
	void aColumnWithoutAValueIsRefusedWhereOneIsNeeded() {
		assertThatIllegalStateException()
			.isThrownBy(() -> jdbc.sql("select null::int as number").query(Rows.of(Number.class)).single())
			.withMessageContaining("number");
	}

	@Test
	void aRecordThatNoRowCanHoldIsRefusedAtOnce() {
		assertThatIllegalArgumentException().isThrownBy(() -> Rows.of(Odd.class));
	}

	@Test
	void aPatternTakesTheTextLetterByLetter() {
		for (String text : List.of("100%", "a_b", "c\\d")) {
			assertThat(jdbc.sql("select :whole like :text and not 'axb 1000 cd' like :text")
				.param("whole", "<" + text + ">")
				.param("text", Rows.like(text))
				.query(Boolean.class)
				.single()).as(text).isTrue();
		}
	}

	record Everything(MemberId firstMember, UnitId leadUnit, Role role, int howMany, boolean open, LocalDate dueOn,
			OffsetDateTime madeAt, List<UnitId> units, List<MemberId> members, String words) {
	}

	record Nothing(@Nullable MemberId id, @Nullable Integer number, @Nullable Role role, @Nullable List<UnitId> units) {
	}

	record Number(int number) {
	}

	record Odd(List<List<String>> lists) {
	}

}
