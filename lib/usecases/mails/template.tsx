import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Img } from '@react-email/img';
import { Preview } from '@react-email/preview';
import { render } from '@react-email/render';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { inkOn, readableVariant } from '@/lib/domain/contrast';
import type { MailBrand, MailContent } from './content';

const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const paper = '#ffffff';
const ink = '#1f2328';
const quiet = '#57606a';
/** Keeps a mail within its frame however long a word is (a name, a note, a link); wordBreak is for Outlook. */
const wrapping = { tableLayout: 'fixed', overflowWrap: 'anywhere', wordBreak: 'break-word' } as const;

/** Renders a mail in the business's colour (darkened to a contrast of at least 4.5 : 1), as HTML and as text. */
export async function renderMail(
  content: MailContent,
  brand: MailBrand,
): Promise<{ html: string; text: string }> {
  const html = await render(<Mail content={content} brand={brand} />);
  return { html, text: asText(content, brand) };
}

function Mail({ content, brand }: { content: MailContent; brand: MailBrand }) {
  const accent = readableVariant(brand.accentColor, paper);
  return (
    <Html lang="en">
      <Head>
        <title>{content.subject}</title>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{content.preview}</Preview>
      <Body style={{ margin: 0, padding: '32px 12px', backgroundColor: '#f4f3f0', fontFamily: sans }}>
        <Container
          style={{
            maxWidth: '34rem',
            backgroundColor: paper,
            borderRadius: 12,
            padding: '36px 32px',
            ...wrapping,
          }}
        >
          <Text style={{ margin: '0 0 20px', color: accent, fontSize: 15, fontWeight: 600 }}>
            {brand.logo ? <Img {...brand.logo} alt={brand.name} /> : brand.name}
          </Text>
          <Heading
            as="h1"
            style={{
              margin: '0 0 16px',
              fontSize: 26,
              lineHeight: 1.25,
              color: ink,
              fontFamily: 'Georgia, serif',
              fontWeight: 400,
            }}
          >
            {content.heading}
          </Heading>
          {content.paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ margin: '0 0 14px', fontSize: 16, lineHeight: 1.55, color: ink }}>
              {paragraph}
            </Text>
          ))}
          <Facts content={content} />
          {content.money ? (
            <Section
              style={{
                margin: '8px 0 20px',
                padding: '14px 16px',
                backgroundColor: '#f6f5f2',
                borderRadius: 8,
              }}
            >
              <Text style={{ margin: 0, fontSize: 16, lineHeight: 1.5, color: ink }}>{content.money}</Text>
            </Section>
          ) : null}
          {content.button ? (
            <Button
              href={content.button.href}
              style={{
                backgroundColor: accent,
                color: inkOn(accent),
                padding: '14px 22px',
                borderRadius: 8,
                fontSize: 16,
                fontWeight: 600,
                textDecoration: 'none',
              }}
            >
              {content.button.label}
            </Button>
          ) : null}
          {content.after ? (
            <Text style={{ margin: '18px 0 0', fontSize: 14, lineHeight: 1.5, color: quiet }}>
              {content.after}
            </Text>
          ) : null}
          <Hr style={{ margin: '28px 0 16px', borderColor: '#e5e3de' }} />
          {[brand.name, ...brand.contact].map((line) => (
            <Text key={line} style={{ margin: 0, fontSize: 13, lineHeight: 1.5, color: quiet }}>
              {line}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  );
}

function Facts({ content }: { content: MailContent }) {
  if (content.facts.length === 0) return null;
  return (
    <Section style={{ margin: '6px 0 18px' }}>
      <table width="100%" cellPadding={0} cellSpacing={0} style={wrapping}>
        <tbody>
          {content.facts.map(({ label, value }) => (
            <tr key={label}>
              <th
                scope="row"
                style={{
                  width: 104,
                  padding: '6px 12px 6px 0',
                  verticalAlign: 'top',
                  textAlign: 'left',
                  fontSize: 14,
                  fontWeight: 400,
                  lineHeight: 1.5,
                  color: quiet,
                }}
              >
                {label}
              </th>
              <td
                style={{
                  padding: '6px 0',
                  verticalAlign: 'top',
                  fontSize: 15,
                  lineHeight: 1.45,
                  color: ink,
                  whiteSpace: 'pre-line',
                }}
              >
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function asText(content: MailContent, brand: MailBrand): string {
  const facts = content.facts
    .map(({ label, value }) => `${label}: ${value.replaceAll('\n', '\n  ')}`)
    .join('\n');
  const button = content.button ? `${content.button.label}:\n${content.button.href}` : '';
  const footer = ['-- ', brand.name, ...brand.contact].join('\n');
  return [
    content.heading,
    ...content.paragraphs,
    facts,
    content.money ?? '',
    button,
    content.after ?? '',
    footer,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
