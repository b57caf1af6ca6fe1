/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text formatting for kernel messages.
 *
 * Interface: uk_vsnprintf(), uk_snprintf() in <uk/print.h>. The libc has a
 * better one, but it may use thread-local storage, which is not there yet when
 * the first messages are printed, or no more when the last one is.
 */
#include <uk/print.h>

/* The text so far; `len` may exceed `size`, then the rest was dropped */
struct sink {
	char *buf;
	__sz size;
	__sz len;
};

struct conversion {
	int left;      /* flag - */
	int zero;      /* flag 0 */
	int width;     /* 0: as wide as the text */
	int precision; /* -1: none */
	int longs;     /* -2 hh, -1 h, 0, 1 l or z, 2 ll */
};

static void put(struct sink *s, char c)
{
	if (s->len + 1 < s->size)
		s->buf[s->len] = c;
	s->len++;
}

static void put_padded(struct sink *s, const struct conversion *cv,
		       const char *prefix, const char *text, int len)
{
	int pad, i;

	pad = cv->width - len;
	for (const char *p = prefix; *p; p++)
		pad--;

	if (!cv->left && !cv->zero)
		for (i = 0; i < pad; i++)
			put(s, ' ');
	while (*prefix)
		put(s, *prefix++);
	if (!cv->left && cv->zero)
		for (i = 0; i < pad; i++)
			put(s, '0');
	for (i = 0; i < len; i++)
		put(s, text[i]);
	if (cv->left)
		for (i = 0; i < pad; i++)
			put(s, ' ');
}

static void put_number(struct sink *s, const struct conversion *cv,
		       const char *prefix, __u64 value, unsigned int base,
		       int upper)
{
	const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
	char text[20]; /* 2^64 has 20 decimal digits */
	int at = sizeof(text);

	do {
		text[--at] = digits[value % base];
		value /= base;
	} while (value);

	put_padded(s, cv, prefix, text + at, sizeof(text) - at);
}

static void put_string(struct sink *s, struct conversion *cv, const char *text)
{
	int len = 0;

	if (!text)
		text = "(null)";
	while (text[len] && (cv->precision < 0 || len < cv->precision))
		len++;
	cv->zero = 0;
	put_padded(s, cv, "", text, len);
}

static __s64 signed_arg(const struct conversion *cv, va_list *ap)
{
	switch (cv->longs) {
	case 2:
		return va_arg(*ap, long long);
	case 1:
		return va_arg(*ap, long);
	case -1:
		return (short)va_arg(*ap, int);
	case -2:
		return (signed char)va_arg(*ap, int);
	default:
		return va_arg(*ap, int);
	}
}

static __u64 unsigned_arg(const struct conversion *cv, va_list *ap)
{
	switch (cv->longs) {
	case 2:
		return va_arg(*ap, unsigned long long);
	case 1:
		return va_arg(*ap, unsigned long);
	case -1:
		return (unsigned short)va_arg(*ap, int);
	case -2:
		return (unsigned char)va_arg(*ap, int);
	default:
		return va_arg(*ap, unsigned int);
	}
}

static const char *parse_number(const char *fmt, int *value, va_list *ap)
{
	if (*fmt == '*') {
		*value = va_arg(*ap, int);
		return fmt + 1;
	}
	for (*value = 0; *fmt >= '0' && *fmt <= '9'; fmt++)
		*value = *value * 10 + (*fmt - '0');
	return fmt;
}

/* Everything between '%' and the conversion letter */
static const char *parse(const char *fmt, struct conversion *cv, va_list *ap)
{
	*cv = (struct conversion){.precision = -1};
	for (;; fmt++) {
		if (*fmt == '-')
			cv->left = 1;
		else if (*fmt == '0')
			cv->zero = 1;
		else
			break;
	}
	fmt = parse_number(fmt, &cv->width, ap);
	if (*fmt == '.')
		fmt = parse_number(fmt + 1, &cv->precision, ap);
	for (;; fmt++) {
		if (*fmt == 'l')
			cv->longs++;
		else if (*fmt == 'h')
			cv->longs--;
		else if (*fmt == 'z')
			cv->longs = 1;
		else
			return fmt;
	}
}

static void convert(struct sink *s, char letter, struct conversion *cv,
		    va_list *ap)
{
	__s64 value;

	switch (letter) {
	case 'd':
	case 'i':
		value = signed_arg(cv, ap);
		put_number(s, cv, value < 0 ? "-" : "",
			   value < 0 ? -(__u64)value : (__u64)value, 10, 0);
		break;
	case 'u':
		put_number(s, cv, "", unsigned_arg(cv, ap), 10, 0);
		break;
	case 'x':
	case 'X':
		put_number(s, cv, "", unsigned_arg(cv, ap), 16, letter == 'X');
		break;
	case 'p':
		put_number(s, cv, "0x", (__uptr)va_arg(*ap, void *), 16, 0);
		break;
	case 's':
		put_string(s, cv, va_arg(*ap, const char *));
		break;
	case 'c':
		cv->zero = 0;
		put_padded(s, cv, "", &(char){va_arg(*ap, int)}, 1);
		break;
	default:
		put(s, letter);
		break;
	}
}

int uk_vsnprintf(char *buf, __sz len, const char *fmt, va_list ap)
{
	struct sink s = {.buf = buf, .size = len};
	struct conversion cv;
	va_list args;

	va_copy(args, ap);
	for (; *fmt; fmt++) {
		if (*fmt != '%') {
			put(&s, *fmt);
			continue;
		}
		fmt = parse(fmt + 1, &cv, &args);
		if (!*fmt)
			break;
		convert(&s, *fmt, &cv, &args);
	}
	va_end(args);

	if (len)
		buf[MIN(s.len, len - 1)] = '\0';
	return s.len;
}

int uk_snprintf(char *buf, __sz len, const char *fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = uk_vsnprintf(buf, len, fmt, ap);
	va_end(ap);
	return ret;
}
