package scot.adp.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.UnitId;

/**
 * Makes keys of people within one space, by the secrets that it had until now: the first
 * 16 bytes of HMAC-SHA-256 over {@code space|who}. Each further secret is wrapped around
 * the key of before, so that keys which are kept can be made newer without knowing whom
 * they are of.
 *
 * @param secrets by their versions, from that of the first to the one of now; of keys of
 * before the first nothing newer is made
 */
record KeyMaking(SpaceCode space, SortedMap<Integer, byte[]> secrets) {

	private static final String HMAC = "HmacSHA256";

	private static final int BYTES = 16;

	PersonKey of(Chi chi) {
		return newer(oldest(chi));
	}

	/** The key of somebody whom one unit alone knows by a number of its own. */
	PersonKey of(UnitId unit, OwnRef reference) {
		return newer(oldest(unit, reference));
	}

	/** The same person's keys with each of the secrets, the oldest first. */
	List<PersonKey> each(Chi chi) {
		return each(oldest(chi));
	}

	/** The same of somebody whom one unit alone knows by a number of its own. */
	List<PersonKey> each(UnitId unit, OwnRef reference) {
		return each(oldest(unit, reference));
	}

	/** The version of the first secret. */
	int first() {
		return secrets.firstKey();
	}

	/** What stands for a text that is no key of anybody. */
	String sealed(String text) {
		return made("sealed|" + text).value();
	}

	/** The version of the secret of now. */
	int version() {
		return secrets.lastKey();
	}

	/** The same person's key with the secret of now; a later one stays as it is. */
	PersonKey newer(PersonKey key) {
		return (key.keyVersion() < version()) ? each(key).getLast() : key;
	}

	/** A key, and what each later secret makes of it. */
	private List<PersonKey> each(PersonKey key) {
		var keys = new ArrayList<>(List.of(key));
		secrets.tailMap(key.keyVersion() + 1)
			.forEach(
					(version, secret) -> keys.add(new PersonKey(space, hmac(secret, keys.getLast().value()), version)));
		return keys;
	}

	private PersonKey oldest(Chi chi) {
		return made(chi.digits());
	}

	private PersonKey oldest(UnitId unit, OwnRef reference) {
		return made(unit.value() + "|" + reference.value());
	}

	private PersonKey made(String who) {
		return new PersonKey(space, hmac(secrets.values().iterator().next(), space.value() + "|" + who), first());
	}

	private static String hmac(byte[] secret, String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(secret, HMAC));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
